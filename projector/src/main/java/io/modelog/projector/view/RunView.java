package io.modelog.projector.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.run.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A pipeline run as it reads now.
///
/// @param extra a JSON object
/// @param heartbeatSeconds null when it gives no sign of life
/// @param metadata by key, as JSON ([MetadataJson])
/// @param models the versions it is attached to
/// @param sequence of the last event that changed this row; those of its steps do not
public record RunView(
        UUID id,
        String name,
        String pipeline,
        RunStatus status,
        JsonNode extra,
        @Nullable Integer heartbeatSeconds,
        Map<String, JsonNode> metadata,
        @Nullable String error,
        Instant startedAt,
        String startedBy,
        @Nullable Instant endedAt,
        List<AttachedTo> models,
        long sequence)
        implements RecentRows.Sequenced {
    public record AttachedTo(String model, long version) {}

    RunView ended(RunStatus newStatus, @Nullable String newError, EventEnvelope by) {
        return new RunView(
                id,
                name,
                pipeline,
                newStatus,
                extra,
                heartbeatSeconds,
                metadata,
                newError,
                startedAt,
                startedBy,
                by.time(),
                models,
                by.sequence());
    }

    RunView with(Map<String, JsonNode> newMetadata, EventEnvelope by) {
        return new RunView(
                id,
                name,
                pipeline,
                status,
                extra,
                heartbeatSeconds,
                newMetadata,
                error,
                startedAt,
                startedBy,
                endedAt,
                models,
                by.sequence());
    }

    RunView attachedTo(List<AttachedTo> newModels) {
        return new RunView(
                id,
                name,
                pipeline,
                status,
                extra,
                heartbeatSeconds,
                metadata,
                error,
                startedAt,
                startedBy,
                endedAt,
                List.copyOf(newModels),
                sequence);
    }
}
