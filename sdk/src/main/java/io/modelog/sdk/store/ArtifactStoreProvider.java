package io.modelog.sdk.store;

import java.net.URI;
import java.util.Map;

/// Opens artifact stores of one scheme. Found by [java.util.ServiceLoader].
///
/// A store of a remote kind completes content in a [ContentFile]:
///
/// {@snippet file=StoreSnippets.java region=provider}
public interface ArtifactStoreProvider {
    /// Such as `s3`, in lower case.
    String scheme();

    /// The store at this root; throws [IllegalArgumentException] when the root or the environment does not say enough.
    ArtifactStore open(URI root, Map<String, String> environment);
}
