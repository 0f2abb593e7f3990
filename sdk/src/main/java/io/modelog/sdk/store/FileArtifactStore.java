package io.modelog.sdk.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/// A directory with one file per content, named by its SHA-256: equal content is kept once, and no file is ever
/// overwritten. A file appears under its name only when it is complete and on the disk.
public final class FileArtifactStore implements ArtifactStore {
    private final Path directory;

    public FileArtifactStore(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /// The directory of `MODELOG_ARTIFACTS`, `~/.modelog/artifacts` unless set.
    public static FileArtifactStore fromEnvironment(Map<String, String> environment) {
        var configured = environment.get("MODELOG_ARTIFACTS");
        return new FileArtifactStore(
                configured == null
                        ? Path.of(System.getProperty("user.home"), ".modelog", "artifacts")
                        : Path.of(configured));
    }

    @Override
    public StoredContent put(ContentWriter content) throws IOException {
        Files.createDirectories(directory);
        var partial = directory.resolve(".partial-" + UUID.randomUUID());
        try {
            var sha256 = write(partial, content);
            var file = fileOf(sha256);
            var size = Files.size(partial);
            publish(partial, file, sha256);
            return new StoredContent(file.toUri(), sha256, size);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    @Override
    public <T> T read(URI uri, String sha256, ContentReader<T> reader) throws IOException {
        var file = fileOf(uri);
        var found = digest(file);
        if (!found.equals(sha256)) {
            throw new DamagedContentException(
                    uri, "was changed: its SHA-256 is %s, recorded is %s".formatted(found, sha256));
        }
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return reader.readFrom(in);
        }
    }

    private static String write(Path file, ContentWriter content) throws IOException {
        var digest = sha256();
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out =
                    new BufferedOutputStream(
                            new DigestOutputStream(Channels.newOutputStream(channel), digest));
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void publish(Path partial, Path file, String sha256) throws IOException {
        if (Files.exists(file)) {
            if (!digest(file).equals(sha256)) {
                throw new DamagedContentException(
                        file.toUri(), "was changed: it no longer has the SHA-256 of its name");
            }
            return;
        }
        var parent = directoryOf(file);
        Files.createDirectories(parent);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        try (var channel = FileChannel.open(parent, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path fileOf(String sha256) {
        return directory.resolve(sha256.substring(0, 2)).resolve(sha256);
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

    private static String digest(Path file) throws IOException {
        var digest = sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Path directoryOf(Path file) {
        var parent = file.getParent();
        if (parent == null) {
            throw new IllegalStateException(file + " has no directory");
        }
        return parent;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
