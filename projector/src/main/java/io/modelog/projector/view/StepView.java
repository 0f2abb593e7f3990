package io.modelog.projector.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelog.events.run.StepStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A step of a run as it reads now.
///
/// @param parameters a JSON object
/// @param metadata by key, as JSON ([MetadataJson])
public record StepView(
        String name,
        StepStatus status,
        JsonNode parameters,
        @Nullable String cacheKey,
        List<StepArtifactView> inputs,
        List<StepArtifactView> outputs,
        Map<String, JsonNode> metadata,
        @Nullable String error,
        Instant startedAt,
        @Nullable Instant endedAt) {
    public record StepArtifactView(String name, String artifact, long version) {}

    StepView ended(
            StepStatus newStatus,
            List<StepArtifactView> newOutputs,
            @Nullable String newError,
            Instant at) {
        return new StepView(
                name,
                newStatus,
                parameters,
                cacheKey,
                inputs,
                newOutputs,
                metadata,
                newError,
                startedAt,
                at);
    }

    StepView with(Map<String, JsonNode> newMetadata) {
        return new StepView(
                name,
                status,
                parameters,
                cacheKey,
                inputs,
                outputs,
                newMetadata,
                error,
                startedAt,
                endedAt);
    }
}
