package io.modelog.events.log;

import io.modelog.events.artifact.ArtifactRejection;
import io.modelog.events.erasure.ErasureRejection;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ErasureId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.TagName;
import io.modelog.events.model.ModelRejection;
import io.modelog.events.run.RunRejection;
import io.modelog.events.tag.TagRejection;

/// Why a command is refused, and by which stream. Nothing is appended then.
public sealed interface Rejection {
    record OfModel(ModelName model, ModelRejection rejection) implements Rejection {}

    record OfArtifact(ArtifactName artifact, ArtifactRejection rejection) implements Rejection {}

    record OfRun(RunId run, RunRejection rejection) implements Rejection {}

    record OfTag(TagName tag, TagRejection rejection) implements Rejection {}

    record OfErasure(ErasureId erasure, ErasureRejection rejection) implements Rejection {}
}
