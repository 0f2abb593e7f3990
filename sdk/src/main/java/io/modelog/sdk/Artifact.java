package io.modelog.sdk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A named series of artifact versions.
///
/// {@snippet file=ClientArtifacts.java region=register}
public record Artifact(
        String name,
        String id,
        ArtifactKind kind,
        List<String> tags,
        @Nullable Integer latestVersion,
        int versions,
        Instant createdAt,
        String createdBy) {
    public Artifact {
        tags = List.copyOf(tags);
    }
}
