package io.modelog.sdk.store;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// A directory with one file per content, named by its SHA-256: equal content is kept once, and no file is ever
/// overwritten. A file appears under its name only when it is complete and on the disk. Content streams: memory does not
/// grow with its size.
///
/// {@snippet file=StoreSnippets.java region=environment}
public final class FileArtifactStore implements ArtifactStore {
    private final Path directory;

    public FileArtifactStore(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    @Override
    public URI root() {
        var uri = directory.toUri().toString();
        return URI.create(uri.endsWith("/") ? uri : uri + "/");
    }

    @Override
    public StoredContent put(ContentWriter content) throws IOException {
        Files.createDirectories(directory);
        var partial = directory.resolve(".partial-" + UUID.randomUUID());
        try (var complete = ContentFile.write(partial, content)) {
            var sha256 = complete.sha256();
            var file = directory.resolve(ContentFile.addressOf(sha256));
            force(partial);
            publish(partial, file, sha256);
            return new StoredContent(file.toUri(), sha256, complete.sizeBytes());
        }
    }

    @Override
    public <T> T read(URI uri, String sha256, ContentReader<T> reader) throws IOException {
        var file = fileOf(uri);
        ContentFile.check(uri, ContentFile.digest(file), sha256);
        try (var in = ContentFile.open(file)) {
            return reader.readFrom(in);
        }
    }

    private void publish(Path partial, Path file, String sha256) throws IOException {
        if (Files.exists(file)) {
            if (!ContentFile.digest(file).equals(sha256)) {
                throw new DamagedContentException(
                        file.toUri(), "was changed: it no longer has the SHA-256 of its name");
            }
            return;
        }
        var parent = file.resolveSibling("");
        if (!Files.exists(parent)) {
            Files.createDirectories(parent);
            force(directory);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        force(parent);
    }

    /// A node may be wrong or hostile: nothing outside the directory is read for it, not even through a symbolic link.
    private Path fileOf(URI uri) throws IOException {
        if (!"file".equals(uri.getScheme())) {
            throw new DamagedContentException(uri, "is not kept in files: this store reads file:");
        }
        var file = Path.of(uri);
        if (!Files.isRegularFile(file)) {
            throw new DamagedContentException(uri, "is gone");
        }
        if (!file.toRealPath().startsWith(directory.toRealPath())) {
            throw new DamagedContentException(
                    uri, "lies outside the artifact store %s".formatted(directory));
        }
        return file;
    }

    /// Of a directory: the names in it.
    private static void force(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
