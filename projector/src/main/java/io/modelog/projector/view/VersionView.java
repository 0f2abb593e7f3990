package io.modelog.projector.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.model.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A version of a model as it reads now.
///
/// @param stage null until first set
/// @param metadata by key, as JSON ([MetadataJson])
/// @param artifacts how many are linked, by kind
/// @param runs how many are attached
/// @param heldBy the run that holds it until it ends
/// @param sequence of the last event that changed this row
public record VersionView(
        String model,
        long number,
        UUID id,
        String name,
        @Nullable String description,
        @Nullable Stage stage,
        List<String> tags,
        Map<String, JsonNode> metadata,
        LinkCounts artifacts,
        long runs,
        @Nullable UUID heldBy,
        @Nullable Instant stageChangedAt,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        long sequence)
        implements RecentRows.Sequenced {
    public record LinkCounts(long data, long model, long endpoint) {}

    VersionView described(String newName, @Nullable String newDescription, EventEnvelope by) {
        return new VersionView(
                model,
                number,
                id,
                newName,
                newDescription,
                stage,
                tags,
                metadata,
                artifacts,
                runs,
                heldBy,
                stageChangedAt,
                createdAt,
                createdBy,
                by.time(),
                by.actor().value(),
                by.sequence());
    }

    VersionView in(Stage newStage, EventEnvelope by) {
        return new VersionView(
                model,
                number,
                id,
                name,
                description,
                newStage,
                tags,
                metadata,
                artifacts,
                runs,
                heldBy,
                by.time(),
                createdAt,
                createdBy,
                by.time(),
                by.actor().value(),
                by.sequence());
    }

    VersionView with(List<String> newTags, Map<String, JsonNode> newMetadata, EventEnvelope by) {
        return new VersionView(
                model,
                number,
                id,
                name,
                description,
                stage,
                newTags,
                newMetadata,
                artifacts,
                runs,
                heldBy,
                stageChangedAt,
                createdAt,
                createdBy,
                by.time(),
                by.actor().value(),
                by.sequence());
    }

    VersionView heldBy(@Nullable UUID run, EventEnvelope by) {
        return new VersionView(
                model,
                number,
                id,
                name,
                description,
                stage,
                tags,
                metadata,
                artifacts,
                runs,
                run,
                stageChangedAt,
                createdAt,
                createdBy,
                updatedAt,
                updatedBy,
                by.sequence());
    }

    /// Links, runs and requests are no update of the version.
    VersionView counting(LinkCounts newArtifacts, long newRuns, EventEnvelope by) {
        return new VersionView(
                model,
                number,
                id,
                name,
                description,
                stage,
                tags,
                metadata,
                newArtifacts,
                newRuns,
                heldBy,
                stageChangedAt,
                createdAt,
                createdBy,
                updatedAt,
                updatedBy,
                by.sequence());
    }
}
