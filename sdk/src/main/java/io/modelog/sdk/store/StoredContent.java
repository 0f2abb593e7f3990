package io.modelog.sdk.store;

import java.net.URI;

/// Content in a store; `sha256` is 64 hex digits.
///
/// {@snippet file=StoreSnippets.java region=store}
public record StoredContent(URI uri, String sha256, long sizeBytes) {}
