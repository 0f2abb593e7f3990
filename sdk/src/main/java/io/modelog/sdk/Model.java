package io.modelog.sdk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A model of the catalogue; `latestVersion` is absent until a version is created, `stages` is in order.
///
/// {@snippet file=ClientModels.java region=register}
public record Model(
        String name,
        String id,
        @Nullable String license,
        @Nullable String description,
        @Nullable String audience,
        @Nullable String useCases,
        @Nullable String limitations,
        @Nullable String tradeOffs,
        @Nullable String ethics,
        List<String> tags,
        boolean saveToRegistry,
        List<Stage> stages,
        @Nullable Integer latestVersion,
        int versions,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {
    public Model {
        tags = List.copyOf(tags);
        stages = List.copyOf(stages);
    }
}
