package io.modelog.projector.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Utils;

/// The directory of the views of one log in one format. Views of another log or format are of no use beside it.
final class ViewsDirectory {
    private ViewsDirectory() {}

    /// Deletes what else holds views below `parent`.
    static Path in(Path parent, String name) {
        var directory = parent.resolve(name);
        try (var others = Files.newDirectoryStream(parent, ViewStore.NAME + "-*")) {
            for (var other : others) {
                if (!other.equals(directory)) {
                    Utils.delete(other.toFile());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return directory;
    }
}
