package io.modelog.projector.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelog.events.run.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A pipeline run as it reads now.
///
/// @param extra a JSON object
/// @param models the versions it is attached to
/// @param sequence of the last event that changed this row
public record RunView(
        UUID id,
        String name,
        String pipeline,
        RunStatus status,
        JsonNode extra,
        @Nullable String error,
        Instant startedAt,
        String startedBy,
        @Nullable Instant endedAt,
        List<AttachedTo> models,
        long sequence) {
    public record AttachedTo(String model, long version) {}
}
