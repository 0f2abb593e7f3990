package io.modelog.bench;

import io.modelog.sdk.store.ArtifactStore;
import io.modelog.sdk.store.StoredContent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps content in memory, so that a bench of the control plane does not measure a disk.
final class MemoryStore implements ArtifactStore {
    private final Map<URI, byte[]> contents = new ConcurrentHashMap<>();

    @Override
    public URI root() {
        return URI.create("memory:/");
    }

    @Override
    public StoredContent put(ContentWriter content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        content.writeTo(bytes);
        var sha256 = sha256(bytes.toByteArray());
        var uri = URI.create("memory:/" + sha256);
        contents.put(uri, bytes.toByteArray());
        return new StoredContent(uri, sha256, bytes.size());
    }

    @Override
    public <T> T read(URI uri, String sha256, ContentReader<T> reader) throws IOException {
        var bytes = contents.get(uri);
        if (bytes == null) {
            throw new IOException(uri + " is not in this process");
        }
        return reader.readFrom(new ByteArrayInputStream(bytes));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
