package io.modelog.api.http;

import io.modelog.events.artifact.ArtifactRejection;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.RunId;
import io.modelog.events.log.Rejection;
import io.modelog.events.model.ModelRejection;
import io.modelog.events.run.RunRejection;
import java.util.Map;
import java.util.OptionalLong;

/// What a client is told when a command is refused.
final class Rejections {
    private Rejections() {}

    static Problem problem(Rejection rejection) {
        return switch (rejection) {
            case Rejection.OfModel(var model, var r) -> problem(model, r);
            case Rejection.OfArtifact(var artifact, ArtifactRejection.ArtifactExists _) ->
                    new Problem(
                            ProblemType.ARTIFACT_EXISTS,
                            "there is an artifact '%s' already".formatted(artifact),
                            Map.of("artifact", artifact));
            case Rejection.OfRun(var run, var r) -> problem(run, r);
        };
    }

    private static Problem problem(ModelName model, ModelRejection rejection) {
        return switch (rejection) {
            case ModelRejection.ModelUnknown() -> Unknown.model(model).problem();
            case ModelRejection.ModelExists() ->
                    new Problem(
                            ProblemType.MODEL_EXISTS,
                            "there is a model '%s' already".formatted(model),
                            Map.of("model", model));
            case ModelRejection.VersionUnknown(var version) ->
                    Unknown.version(model, version).problem();
            case ModelRejection.VersionExists(var name, var number) ->
                    new Problem(
                            ProblemType.VERSION_EXISTS,
                            "%s@%d has the name '%s' already".formatted(model, number, name),
                            Map.of("model", model, "name", name, "version", number));
            case ModelRejection.NameReserved(var name) ->
                    new Problem(
                            ProblemType.NAME_RESERVED,
                            "'%s' selects a version by stage, as latest or by number, so it can be no name"
                                    .formatted(name),
                            Map.of("model", model, "name", name));
            case ModelRejection.StageOccupied(var number, var stage, var occupant) ->
                    new Problem(
                            ProblemType.STAGE_OCCUPIED,
                            "%s@%d holds %s; give force to archive it and promote %s@%d"
                                    .formatted(model, occupant, stage, model, number),
                            Map.of("model", model, "stage", stage, "occupant", occupant));
            case ModelRejection.LinkUnknown(var number, var artifact, var version) ->
                    Unknown.link(model, number, artifact + suffix(version)).problem();
            case ModelRejection.RunNotAttached(var number, var run) ->
                    new Problem(
                            ProblemType.RUN_NOT_ATTACHED,
                            "run %s is not attached to %s@%d".formatted(run, model, number),
                            Map.of("model", model, "version", number, "run", run));
        };
    }

    private static Problem problem(RunId run, RunRejection rejection) {
        return switch (rejection) {
            case RunRejection.RunUnknown() -> Unknown.run(run).problem();
            case RunRejection.RunExists() ->
                    new Problem(
                            ProblemType.RUN_EXISTS,
                            "there is a run %s already".formatted(run),
                            Map.of("run", run));
            case RunRejection.RunFinished(var status) ->
                    new Problem(
                            ProblemType.RUN_FINISHED,
                            "run %s is %s, so nothing can happen in it".formatted(run, status),
                            Map.of("run", run, "state", status));
            case RunRejection.StepUnknown(var step) -> Unknown.step(run, step).problem();
            case RunRejection.StepExists(var step) ->
                    new Problem(
                            ProblemType.STEP_EXISTS,
                            "run %s has a step '%s' already".formatted(run, step),
                            Map.of("run", run, "step", step));
            case RunRejection.StepFinished(var step, var status) ->
                    new Problem(
                            ProblemType.STEP_FINISHED,
                            "step '%s' of run %s is %s".formatted(step, run, status),
                            Map.of("run", run, "step", step, "state", status));
        };
    }

    private static String suffix(OptionalLong version) {
        return version.isPresent() ? "@" + version.getAsLong() : "";
    }
}
