package io.modelog.projector.view;

import io.modelog.events.log.EventEnvelope;
import io.modelog.events.model.ModelDetails;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A model as it reads now; the fields are those of the REST reference.
///
/// @param stages in order
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
        List<String> stages,
        @Nullable Long latestVersion,
        long versions,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        long sequence)
        implements RecentRows.Sequenced {
    ModelView described(ModelDetails details, EventEnvelope by) {
        return new ModelView(
                name,
                id,
                details.license(),
                details.description(),
                details.audience(),
                details.useCases(),
                details.limitations(),
                details.tradeOffs(),
                details.ethics(),
                tags,
                details.saveToRegistry(),
                stages,
                latestVersion,
                versions,
                createdAt,
                createdBy,
                by.time(),
                by.actor().value(),
                by.sequence());
    }

    ModelView changed(List<String> newTags, List<String> newStages, EventEnvelope by) {
        return new ModelView(
                name,
                id,
                license,
                description,
                audience,
                useCases,
                limitations,
                tradeOffs,
                ethics,
                newTags,
                saveToRegistry,
                newStages,
                latestVersion,
                versions,
                createdAt,
                createdBy,
                by.time(),
                by.actor().value(),
                by.sequence());
    }

    /// A version came or went; that is no update of the model.
    ModelView counted(@Nullable Long newLatest, long newVersions, EventEnvelope by) {
        return new ModelView(
                name,
                id,
                license,
                description,
                audience,
                useCases,
                limitations,
                tradeOffs,
                ethics,
                tags,
                saveToRegistry,
                stages,
                newLatest,
                newVersions,
                createdAt,
                createdBy,
                updatedAt,
                updatedBy,
                by.sequence());
    }
}
