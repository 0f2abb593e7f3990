package io.modelog.sdk;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Stored content: where it is, its SHA-256 in hex, what it holds, and the step that produced it if a step did.
public record ArtifactVersion(
        String artifact,
        int number,
        String id,
        URI uri,
        String sha256,
        long sizeBytes,
        String mediaType,
        String type,
        ArtifactKind kind,
        @Nullable Producer producer,
        Instant createdAt,
        String createdBy) {}
