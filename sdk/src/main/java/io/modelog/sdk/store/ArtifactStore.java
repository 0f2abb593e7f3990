package io.modelog.sdk.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;

/// Keeps the content of artifacts under URIs of one scheme. Thread-safe; content once stored never changes.
public interface ArtifactStore {
    /// Stores all that `content` writes, or nothing when it fails.
    StoredContent put(ContentWriter content) throws IOException;

    /// Hands the content to `reader` after its SHA-256 was found right; [DamagedContentException] when it is not, when the
    /// content is gone, or when the URI lies outside this store.
    <T> T read(URI uri, String sha256, ContentReader<T> reader) throws IOException;

    @FunctionalInterface
    interface ContentWriter {
        void writeTo(OutputStream out) throws IOException;
    }

    @FunctionalInterface
    interface ContentReader<T> {
        T readFrom(InputStream in) throws IOException;
    }
}
