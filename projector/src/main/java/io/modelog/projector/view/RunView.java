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
/// @param metadata by key, as JSON ([MetadataJson])
/// @param models the versions it is attached to
/// @param sequence of the last event that changed this row
public record RunView(
        UUID id,
        String name,
        String pipeline,
        RunStatus status,
        JsonNode extra,
        Map<String, JsonNode> metadata,
        @Nullable String error,
        Instant startedAt,
        String startedBy,
        @Nullable Instant endedAt,
        List<AttachedTo> models,
        long sequence)
        implements RecentRows.Sequenced {
    public record AttachedTo(String model, long version) {}

    /// A step changed.
    RunView touched(EventEnvelope by) {
        return new RunView(
                id,
                name,
                pipeline,
                status,
                extra,
                metadata,
                error,
                startedAt,
                startedBy,
                endedAt,
                models,
                by.sequence());
    }

    RunView ended(RunStatus newStatus, @Nullable String newError, EventEnvelope by) {
        return new RunView(
                id,
                name,
                pipeline,
                newStatus,
                extra,
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
                metadata,
                error,
                startedAt,
                startedBy,
                endedAt,
                List.copyOf(newModels),
                sequence);
    }
}
