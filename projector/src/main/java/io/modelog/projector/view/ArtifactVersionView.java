package io.modelog.projector.view;

import io.modelog.events.artifact.ArtifactKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A version of an artifact; it never changes.
public record ArtifactVersionView(
        String artifact,
        long number,
        UUID id,
        String uri,
        String sha256,
        long sizeBytes,
        String mediaType,
        String type,
        ArtifactKind kind,
        @Nullable ProducerView producer,
        Instant createdAt,
        String createdBy) {
    public record ProducerView(UUID runId, String step, String output) {}
}
