package io.modelog.events.log;

import io.modelog.events.artifact.ArtifactCommand;
import io.modelog.events.erasure.ErasureCommand;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ErasureId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StreamId;
import io.modelog.events.id.TagName;
import io.modelog.events.model.ModelCommand;
import io.modelog.events.run.RunCommand;
import io.modelog.events.tag.TagCommand;

/// What is asked, and of which stream.
public sealed interface Command {
    record OnModel(ModelName model, ModelCommand command) implements Command {}

    record OnArtifact(ArtifactName artifact, ArtifactCommand command) implements Command {}

    record OnRun(RunId run, RunCommand command) implements Command {}

    record OnTag(TagName tag, TagCommand command) implements Command {}

    record OnErasure(ErasureId erasure, ErasureCommand command) implements Command {}

    default StreamId stream() {
        return switch (this) {
            case OnModel(var model, _) -> StreamId.of(model);
            case OnArtifact(var artifact, _) -> StreamId.of(artifact);
            case OnRun(var run, _) -> StreamId.of(run);
            case OnTag(var tag, _) -> StreamId.of(tag);
            case OnErasure(var erasure, _) -> StreamId.of(erasure);
        };
    }
}
