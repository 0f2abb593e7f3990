package io.modelog.projector.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.kafka.common.utils.Utils;

/// Where the views of one log in one format are. A rebuild fills a directory beside the one that serves, and then the
/// file `serving` names it; whatever it does not name is of no use after a restart.
///
/// @param name of the first directory; those of rebuilds add a number to it
record ViewsDirectory(Path parent, String name) {
    private static final String POINTER = "serving";

    /// The first one, unless a rebuild took its place.
    Path serving() {
        try {
            var served = Files.readString(parent.resolve(POINTER)).strip();
            var ofThisLog = served.equals(name) || served.startsWith(name + "-");
            return parent.resolve(ofThisLog ? served : name);
        } catch (NoSuchFileException _) {
            return parent.resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// For a rebuild; it does not exist yet.
    Path beside() {
        var number = 2;
        while (Files.exists(parent.resolve(name + "-" + number))) {
            number++;
        }
        return parent.resolve(name + "-" + number);
    }

    /// From the next start on, views are read from this directory. Throws [UncheckedIOException], with nothing changed.
    void serve(Path directory) {
        try {
            var next = parent.resolve(POINTER + ".next");
            Files.write(next, directory.getFileName().toString().getBytes(UTF_8));
            Files.move(next, parent.resolve(POINTER), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("naming " + directory + " the one that serves", e);
        }
    }

    /// Deletes what else holds views: of another log, in another format, or of a rebuild that did not come to its end.
    void deleteOthers() {
        try (var others = Files.newDirectoryStream(parent, ViewStore.NAME + "-*")) {
            for (var other : others) {
                if (!other.equals(serving())) {
                    Utils.delete(other.toFile());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
