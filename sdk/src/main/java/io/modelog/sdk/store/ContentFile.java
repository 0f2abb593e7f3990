package io.modelog.sdk.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Content in a local file of its own, with its SHA-256: on its way into a store, or out of one. For those who write an
/// [ArtifactStore]. Closing deletes the file.
///
/// {@snippet file=StoreSnippets.java region=provider}
public final class ContentFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path path;
    private final String sha256;
    private final long sizeBytes;

    private ContentFile(Path path, String sha256, long sizeBytes) {
        this.path = path;
        this.sha256 = sha256;
        this.sizeBytes = sizeBytes;
    }

    /// In `java.io.tmpdir`.
    public static ContentFile temporary(ArtifactStore.ContentWriter content) throws IOException {
        return write(Files.createTempFile("modelog-", null), content);
    }

    /// In this file, which is gone when `content` fails.
    public static ContentFile write(Path file, ArtifactStore.ContentWriter content)
            throws IOException {
        var digest = sha256Digest();
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            OutputStream out =
                    new BufferedOutputStream(
                            new DigestOutputStream(Channels.newOutputStream(channel), digest),
                            BUFFER_BYTES);
            content.writeTo(out);
            out.flush();
            return new ContentFile(file, hex(digest), channel.size());
        } catch (Throwable failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    /// Where content lies below the root of a store: two hex digits, `/`, all 64.
    public static String addressOf(String sha256) {
        return sha256.substring(0, 2) + "/" + sha256;
    }

    public Path path() {
        return path;
    }

    public String sha256() {
        return sha256;
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    /// Hands the content to `reader` when its SHA-256 is this one; `uri` is where it came from.
    public <T> T read(URI uri, String expected, ArtifactStore.ContentReader<T> reader)
            throws IOException {
        check(uri, sha256, expected);
        try (var in = open(path)) {
            return reader.readFrom(in);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }

    static void check(URI uri, String found, String expected) throws DamagedContentException {
        if (!found.equals(expected)) {
            throw new DamagedContentException(
                    uri,
                    "was changed: its SHA-256 is %s, recorded is %s".formatted(found, expected));
        }
    }

    static InputStream open(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    }

    static String digest(Path file) throws IOException {
        var digest = sha256Digest();
        var buffer = new byte[BUFFER_BYTES];
        try (var in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return hex(digest);
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
