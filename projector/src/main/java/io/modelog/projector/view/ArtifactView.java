package io.modelog.projector.view;

import io.modelog.events.artifact.ArtifactKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An artifact as it reads now.
public record ArtifactView(
        String name,
        UUID id,
        ArtifactKind kind,
        List<String> tags,
        @Nullable Long latestVersion,
        long versions,
        Instant createdAt,
        String createdBy,
        long sequence) {}
