package io.modelog.sdk;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A version of a model; `stage` is absent until it is first set, `heldBy` is the id of the run that holds it.
///
/// {@snippet file=ClientVersions.java region=create}
public record Version(
        String model,
        int number,
        String id,
        String name,
        @Nullable String description,
        @Nullable Stage stage,
        List<String> tags,
        Map<String, MetadataValue> metadata,
        ArtifactCounts artifacts,
        int runs,
        @Nullable String heldBy,
        @Nullable Instant stageChangedAt,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {
    public Version {
        tags = List.copyOf(tags);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /// How many artifacts of each kind are linked.
    public record ArtifactCounts(int data, int model, int endpoint) {}
}
