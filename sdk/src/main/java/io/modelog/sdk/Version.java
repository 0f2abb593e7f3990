package io.modelog.sdk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A version of a model; `stage` is absent until it is first set.
public record Version(
        String model,
        int number,
        String id,
        String name,
        @Nullable String description,
        @Nullable Stage stage,
        List<String> tags,
        ArtifactCounts artifacts,
        int runs,
        @Nullable Instant stageChangedAt,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {
    public Version {
        tags = List.copyOf(tags);
    }

    /// How many artifacts of each kind are linked.
    public record ArtifactCounts(int data, int model, int endpoint) {}
}
