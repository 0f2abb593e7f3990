package io.modelog.events.log;

import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.erasure.ErasureEvent;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ErasureId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StreamId;
import io.modelog.events.id.TagName;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.run.RunEvent;
import io.modelog.events.tag.TagEvent;

/// What happened, and in which stream.
public sealed interface Event {
    record OfModel(ModelName model, ModelEvent event) implements Event {}

    record OfArtifact(ArtifactName artifact, ArtifactEvent event) implements Event {}

    record OfRun(RunId run, RunEvent event) implements Event {}

    record OfTag(TagName tag, TagEvent event) implements Event {}

    record OfErasure(ErasureId erasure, ErasureEvent event) implements Event {}

    default StreamId stream() {
        return switch (this) {
            case OfModel(var model, _) -> StreamId.of(model);
            case OfArtifact(var artifact, _) -> StreamId.of(artifact);
            case OfRun(var run, _) -> StreamId.of(run);
            case OfTag(var tag, _) -> StreamId.of(tag);
            case OfErasure(var erasure, _) -> StreamId.of(erasure);
        };
    }

    /// The released name of the event, as in its Avro schema and in `ce_type`.
    default String type() {
        return switch (this) {
            case OfModel(_, ModelEvent.ModelRegistered _) -> "ModelRegistered";
            case OfModel(_, ModelEvent.ModelUpdated _) -> "ModelUpdated";
            case OfModel(_, ModelEvent.ModelDeleted _) -> "ModelDeleted";
            case OfModel(_, ModelEvent.VersionCreated _) -> "VersionCreated";
            case OfModel(_, ModelEvent.VersionUpdated _) -> "VersionUpdated";
            case OfModel(_, ModelEvent.VersionStageChanged _) -> "VersionStageChanged";
            case OfModel(_, ModelEvent.VersionDeleted _) -> "VersionDeleted";
            case OfModel(_, ModelEvent.ArtifactLinked _) -> "ArtifactLinked";
            case OfModel(_, ModelEvent.ArtifactUnlinked _) -> "ArtifactUnlinked";
            case OfModel(_, ModelEvent.RunAttached _) -> "RunAttached";
            case OfModel(_, ModelEvent.RunDetached _) -> "RunDetached";
            case OfModel(_, ModelEvent.VersionReleased _) -> "VersionReleased";
            case OfModel(_, ModelEvent.StagesDefined _) -> "StagesDefined";
            case OfModel(_, ModelEvent.StagePolicyChanged _) -> "StagePolicyChanged";
            case OfModel(_, ModelEvent.TagsChanged _) -> "TagsChanged";
            case OfModel(_, ModelEvent.MetadataLogged _) -> "MetadataLogged";
            case OfModel(_, ModelEvent.PromotionRequested _) -> "PromotionRequested";
            case OfModel(_, ModelEvent.PromotionApproved _) -> "PromotionApproved";
            case OfModel(_, ModelEvent.PromotionRejected _) -> "PromotionRejected";
            case OfModel(_, ModelEvent.PromotionWithdrawn _) -> "PromotionWithdrawn";
            case OfModel(_, ModelEvent.PromotionRefused _) -> "PromotionRefused";
            case OfArtifact(_, ArtifactEvent.ArtifactRegistered _) -> "ArtifactRegistered";
            case OfArtifact(_, ArtifactEvent.ArtifactVersionCreated _) -> "ArtifactVersionCreated";
            case OfArtifact(_, ArtifactEvent.ArtifactTagsChanged _) -> "ArtifactTagsChanged";
            case OfArtifact(_, ArtifactEvent.ArtifactMetadataLogged _) -> "ArtifactMetadataLogged";
            case OfArtifact(_, ArtifactEvent.ArtifactVersionDeleted _) -> "ArtifactVersionDeleted";
            case OfArtifact(_, ArtifactEvent.ArtifactDeleted _) -> "ArtifactDeleted";
            case OfRun(_, RunEvent.RunStarted _) -> "RunStarted";
            case OfRun(_, RunEvent.StepStarted _) -> "StepStarted";
            case OfRun(_, RunEvent.StepCompleted _) -> "StepCompleted";
            case OfRun(_, RunEvent.StepCached _) -> "StepCached";
            case OfRun(_, RunEvent.StepFailed _) -> "StepFailed";
            case OfRun(_, RunEvent.RunCompleted _) -> "RunCompleted";
            case OfRun(_, RunEvent.RunFailed _) -> "RunFailed";
            case OfRun(_, RunEvent.RunMetadataLogged _) -> "RunMetadataLogged";
            case OfRun(_, RunEvent.RunDeleted _) -> "RunDeleted";
            case OfRun(_, RunEvent.RunReported _) -> "RunReported";
            case OfTag(_, TagEvent.TagRegistered _) -> "TagRegistered";
            case OfTag(_, TagEvent.TagRecolored _) -> "TagRecolored";
            case OfTag(_, TagEvent.TagDeleted _) -> "TagDeleted";
            case OfErasure(_, ErasureEvent.SubjectErased _) -> "SubjectErased";
        };
    }
}
