package io.modelog.projector.view;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A model as it reads now; the fields are those of the REST reference.
///
/// @param latestVersion the highest number alive
/// @param versions how many are alive
/// @param sequence of the last event that changed this row
public record ModelView(
        String name,
        UUID id,
        @Nullable String license,
        @Nullable String description,
        @Nullable String audience,
        @Nullable String useCases,
        @Nullable String limitations,
        @Nullable String tradeOffs,
        @Nullable String ethics,
        List<String> tags,
        boolean saveToRegistry,
        @Nullable Long latestVersion,
        long versions,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        long sequence) {}
