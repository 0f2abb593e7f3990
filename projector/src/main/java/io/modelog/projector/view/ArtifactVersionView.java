package io.modelog.projector.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.log.EventEnvelope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A version of an artifact; only its tags and metadata change.
///
/// @param schema JSON Schema of the value
/// @param metadata by key, as JSON ([MetadataJson])
/// @param sequence of the last event that changed this row
public record ArtifactVersionView(
        String artifact,
        long number,
        UUID id,
        String uri,
        String sha256,
        long sizeBytes,
        String mediaType,
        String type,
        @Nullable JsonNode schema,
        ArtifactKind kind,
        @Nullable ProducerView producer,
        List<String> tags,
        Map<String, JsonNode> metadata,
        Instant createdAt,
        String createdBy,
        long sequence)
        implements RecentRows.Sequenced {
    public ArtifactVersionView {
        if (schema != null && schema.isNull()) { // as Jackson reads null
            schema = null;
        }
    }

    public record ProducerView(UUID runId, String step, String output) {}

    ArtifactVersionView with(
            List<String> newTags, Map<String, JsonNode> newMetadata, EventEnvelope by) {
        return new ArtifactVersionView(
                artifact,
                number,
                id,
                uri,
                sha256,
                sizeBytes,
                mediaType,
                type,
                schema,
                kind,
                producer,
                newTags,
                newMetadata,
                createdAt,
                createdBy,
                by.sequence());
    }
}
