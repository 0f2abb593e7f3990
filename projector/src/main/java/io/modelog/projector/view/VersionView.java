package io.modelog.projector.view;

import io.modelog.events.model.Stage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A version of a model as it reads now.
///
/// @param stage null until first set
/// @param artifacts how many are linked, by kind
/// @param runs how many are attached
/// @param sequence of the last event that changed this row
public record VersionView(
        String model,
        long number,
        UUID id,
        String name,
        @Nullable String description,
        @Nullable Stage stage,
        List<String> tags,
        LinkCounts artifacts,
        long runs,
        @Nullable Instant stageChangedAt,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        long sequence) {
    public record LinkCounts(long data, long model, long endpoint) {}
}
