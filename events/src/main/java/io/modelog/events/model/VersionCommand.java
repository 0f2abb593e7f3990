package io.modelog.events.model;

import io.modelog.events.artifact.ArtifactContent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.Actor;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.RunId;
import io.modelog.events.id.Text;
import io.modelog.events.id.VersionName;
import io.modelog.events.metadata.Metadata;
import io.modelog.events.tag.TagChange;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What can be asked of a version. Several of them make one decision ([ModelCommand.OnVersion]): all or nothing.
public sealed interface VersionCommand {
    record Update(Change<VersionName> name, Change<@Nullable String> description)
            implements VersionCommand {
        // Not compact: javac would lose the annotation inside Change<…> for callers in other
        // modules.
        public Update(Change<VersionName> name, Change<@Nullable String> description) {
            Text.longText("description", description.or(null));
            this.name = name;
            this.description = description;
        }
    }

    record ChangeTags(TagChange change) implements VersionCommand {}

    record LogMetadata(Metadata metadata) implements VersionCommand {}

    /// @param force archive the occupant of an exclusive stage instead of refusing
    record ChangeStage(Stage stage, boolean force) implements VersionCommand {}

    record RequestPromotion(Stage stage, Actor requester) implements VersionCommand {}

    record ApprovePromotion(Stage stage, Actor approver, @Nullable String comment)
            implements VersionCommand {
        public ApprovePromotion {
            Text.longText("comment", comment);
        }
    }

    record RejectPromotion(Stage stage, Actor reviewer, String comment) implements VersionCommand {
        public RejectPromotion {
            Text.longText("comment", comment);
            if (comment.isBlank()) {
                throw new InvalidValue("comment", "is empty");
            }
        }
    }

    record WithdrawPromotion(Stage stage) implements VersionCommand {}

    /// @param overwrite unlink other versions of the same artifact
    record LinkArtifact(
            ArtifactVersionId artifact,
            ArtifactKind kind,
            ArtifactContent content,
            boolean overwrite)
            implements VersionCommand {}

    /// @param artifactVersion empty for all versions of the artifact
    record UnlinkArtifact(ArtifactName artifact, OptionalLong artifactVersion)
            implements VersionCommand {}

    record UnlinkAll() implements VersionCommand {}

    /// @param onFailure with it the run holds the version until it ends, and no other run may
    record AttachRun(RunId run, @Nullable OnFailure onFailure) implements VersionCommand {
        public AttachRun(RunId run) {
            this(run, null);
        }
    }

    /// The run has ended, and with it its hold.
    record SettleRun(RunId run, boolean succeeded) implements VersionCommand {}

    record DetachRun(RunId run) implements VersionCommand {}

    /// @param force although it is in production
    record Delete(boolean force) implements VersionCommand {}
}
