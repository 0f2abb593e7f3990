package io.modelog.sdk;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Content that is already stored at `uri`, to be recorded; `sha256` is 64 hex digits.
public record NewArtifactVersion(
        URI uri,
        String sha256,
        long sizeBytes,
        String mediaType,
        String type,
        @Nullable ArtifactKind kind,
        @Nullable Producer producer) {}
