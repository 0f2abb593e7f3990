package io.modelog.sdk.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/// Keeps the content of artifacts under URIs of one scheme. Thread-safe; content once stored never changes.
///
/// {@snippet file=StoreSnippets.java region=store}
public interface ArtifactStore {
    /// Where the store is. Content of one root is not read through another.
    URI root();

    /// Stores all that `content` writes, or nothing when it fails.
    StoredContent put(ContentWriter content) throws IOException;

    /// Hands the content to `reader` after its SHA-256 was found right; [DamagedContentException] when it is not, when the
    /// content is gone, or when the URI lies outside this store.
    <T> T read(URI uri, String sha256, ContentReader<T> reader) throws IOException;

    /// The store at a URI such as `file:///srv/artifacts` or `s3://bucket/prefix`; the scheme says which
    /// [ArtifactStoreProvider] opens it, with the environment of this process.
    static ArtifactStore at(URI root) {
        return StoreAddress.open(root, System.getenv());
    }

    /// The store at a URI, or at a directory when there is no scheme.
    static ArtifactStore at(String root) {
        return at(StoreAddress.parse(root));
    }

    /// The store at `MODELOG_ARTIFACTS`, a directory or a URI; `~/.modelog/artifacts` unless set.
    static ArtifactStore fromEnvironment(Map<String, String> environment) {
        var configured = environment.get("MODELOG_ARTIFACTS");
        return configured == null
                ? new FileArtifactStore(
                        Path.of(System.getProperty("user.home"), ".modelog", "artifacts"))
                : StoreAddress.open(StoreAddress.parse(configured), environment);
    }

    @FunctionalInterface
    interface ContentWriter {
        void writeTo(OutputStream out) throws IOException;
    }

    @FunctionalInterface
    interface ContentReader<T> {
        T readFrom(InputStream in) throws IOException;
    }
}
