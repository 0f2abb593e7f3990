package io.modelog.projector.lineage;

import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.model.VersionSelector;

/// What can stand in a lineage.
public sealed interface LineageNode {
    /// Reads the id of a node.
    static LineageNode parse(String text) {
        return switch (LineageStart.parse(text)) {
            case LineageStart.OfArtifact(var artifact, var number) ->
                    new ArtifactVersion(new ArtifactVersionId(artifact, number.orElseThrow()));
            case LineageStart.OfModel(var model, VersionSelector.Numbered(var number)) ->
                    new ModelVersion(model, number);
            case LineageStart.OfModel(_, var version) ->
                    throw new IllegalArgumentException("%s is no number".formatted(version));
            case LineageStart.OfRun(var run) -> new Run(run);
            case LineageStart.OfStep(var run, var step) -> new Step(run, step);
        };
    }

    record ArtifactVersion(ArtifactVersionId version) implements LineageNode {
        @Override
        public String toString() {
            return "artifact:" + version;
        }
    }

    record ModelVersion(ModelName model, long number) implements LineageNode {
        @Override
        public String toString() {
            return "model:%s@%d".formatted(model, number);
        }
    }

    record Run(RunId run) implements LineageNode {
        @Override
        public String toString() {
            return "run:" + run;
        }
    }

    record Step(RunId run, StepName step) implements LineageNode {
        @Override
        public String toString() {
            return "step:%s/%s".formatted(run, step);
        }
    }
}
