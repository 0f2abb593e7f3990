package io.modelog.api;

import io.modelog.api.http.Ids;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Where a node keeps what outlives it: its id, its views and, when its broker is embedded, the log. Held by one process
/// at a time.
final class DataDirectory implements AutoCloseable {
    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /// Throws [StartFailure] when it is in use or cannot be written.
    static DataDirectory claim(Path root) {
        try {
            Files.createDirectories(root);
            var lock =
                    FileChannel.open(
                            root.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!isFree(lock)) {
                lock.close();
                throw new StartFailure(
                        "data directory %s is in use by another node; give another with --data-dir"
                                .formatted(root));
            }
            return new DataDirectory(root, lock);
        } catch (IOException e) {
            throw new StartFailure("data directory %s cannot be used: %s".formatted(root, e), e);
        }
    }

    /// The id given, else the one that is kept here, which is made when there is none.
    String nodeId(@Nullable String given) throws IOException {
        if (given != null) {
            return given;
        }
        var file = root.resolve("node-id");
        if (!Files.exists(file)) {
            Files.writeString(file, "node-%s%n".formatted(Ids.next()));
        }
        return Files.readString(file).strip();
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    Path views() {
        return root.resolve("views");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static boolean isFree(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }
}
