package io.modelog.events.model;

import io.modelog.events.artifact.ArtifactContent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.Actor;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.RunId;
import io.modelog.events.id.VersionName;
import io.modelog.events.metadata.Metadata;
import io.modelog.events.tag.TagChange;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can have happened to a model. `number` is the version's number within the model.
public sealed interface ModelEvent {
    /// Which stages there are, what they ask, and who asked for one.
    sealed interface GuardEvent extends ModelEvent {}

    record ModelRegistered(UUID modelId, ModelDetails details, List<String> tags)
            implements ModelEvent {
        public ModelRegistered {
            tags = List.copyOf(tags);
        }
    }

    record ModelUpdated(ModelDetails details) implements ModelEvent {}

    record StagesDefined(Stages stages) implements GuardEvent {}

    /// @param policy null for none
    record StagePolicyChanged(Stage stage, @Nullable StagePolicy policy) implements GuardEvent {}

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
    /// @param counterpart the other version in it: the one that displaced this one, the other one of the rollback or swap
    record VersionStageChanged(
            long number,
            @Nullable Stage from,
            Stage to,
            StageChangeCause cause,
            @Nullable Long counterpart)
            implements ModelEvent {}

    record VersionDeleted(long number, UUID versionId) implements ModelEvent {}

    /// @param number null for the model itself
    record TagsChanged(@Nullable Long number, TagChange.Effect effect) implements ModelEvent {}

    record MetadataLogged(long number, Metadata entries) implements ModelEvent {}

    record PromotionRequested(long number, Stage stage, Actor requester) implements GuardEvent {}

    record PromotionApproved(long number, Stage stage, Actor approver, @Nullable String comment)
            implements GuardEvent {}

    record PromotionRejected(long number, Stage stage, Actor reviewer, String comment)
            implements GuardEvent {}

    record PromotionWithdrawn(long number, Stage stage) implements GuardEvent {}

    /// The policy was not met, and nothing else came of the command.
    ///
    /// @param number null when the version was to be created by the same command
    record PromotionRefused(@Nullable Long number, Stage stage, List<StagePolicy.Failure> failures)
            implements GuardEvent {
        public PromotionRefused {
            failures = List.copyOf(failures);
        }
    }

    record ArtifactLinked(
            long number, ArtifactVersionId artifact, ArtifactKind kind, ArtifactContent content)
            implements ModelEvent {}

    record ArtifactUnlinked(long number, ArtifactVersionId artifact) implements ModelEvent {}

    /// @param onFailure null when the run does not hold the version
    record RunAttached(long number, RunId run, @Nullable OnFailure onFailure)
            implements ModelEvent {
        public RunAttached(long number, RunId run) {
            this(number, run, null);
        }
    }

    /// The run that held it has ended; it stays attached.
    record VersionReleased(long number, RunId run) implements ModelEvent {}

    record RunDetached(long number, RunId run) implements ModelEvent {}
}
