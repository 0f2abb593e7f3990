package io.modelog.events.model;

import io.modelog.events.artifact.ArtifactContent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.RunId;
import io.modelog.events.id.VersionName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can have happened to a model. `number` is the version's number within the model.
public sealed interface ModelEvent {
    record ModelRegistered(UUID modelId, ModelDetails details, List<String> tags)
            implements ModelEvent {
        public ModelRegistered {
            tags = List.copyOf(tags);
        }
    }

    record ModelUpdated(ModelDetails details) implements ModelEvent {}

    record ModelDeleted(UUID modelId) implements ModelEvent {}

    record VersionCreated(
            long number,
            UUID versionId,
            VersionName name,
            @Nullable String description,
            List<String> tags)
            implements ModelEvent {
        public VersionCreated {
            tags = List.copyOf(tags);
        }
    }

    record VersionUpdated(long number, VersionName name, @Nullable String description)
            implements ModelEvent {}

    /// @param from null when no stage was ever set
    /// @param displacedBy the version whose forced promotion archived this one
    record VersionStageChanged(
            long number, @Nullable Stage from, Stage to, @Nullable Long displacedBy)
            implements ModelEvent {}

    record VersionDeleted(long number, UUID versionId) implements ModelEvent {}

    record ArtifactLinked(
            long number, ArtifactVersionId artifact, ArtifactKind kind, ArtifactContent content)
            implements ModelEvent {}

    record ArtifactUnlinked(long number, ArtifactVersionId artifact) implements ModelEvent {}

    record RunAttached(long number, RunId run) implements ModelEvent {}

    record RunDetached(long number, RunId run) implements ModelEvent {}
}
