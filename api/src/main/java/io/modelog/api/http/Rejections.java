package io.modelog.api.http;

import io.modelog.events.artifact.ArtifactRejection;
import io.modelog.events.erasure.ErasureRejection;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.TagName;
import io.modelog.events.log.Event;
import io.modelog.events.log.Rejection;
import io.modelog.events.model.ModelEvent.PromotionRefused;
import io.modelog.events.run.RunRejection;
import io.modelog.events.tag.TagRejection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// What a client is told when a command is refused.
public final class Rejections {
    private Rejections() {}

    /// What a request is refused with that would be rejected.
    public static ProblemException exception(Rejection rejection) {
        return new ProblemException(problem(rejection));
    }

    static Problem problem(Rejection rejection) {
        return switch (rejection) {
            case Rejection.OfModel(var model, var r) -> ModelRejections.problem(model, r);
            case Rejection.OfArtifact(var artifact, var r) -> problem(artifact, r);
            case Rejection.OfRun(var run, var r) -> problem(run, r);
            case Rejection.OfTag(var tag, var r) -> problem(tag, r);
            case Rejection.OfErasure(_, var r) -> problem(r);
        };
    }

    /// Throws the problem `promotion-refused` when that came of a command: it is in the log, and yet the command failed.
    static void throwIfRefused(Done done) {
        if (done.changed()
                && done.events().getLast().event()
                        instanceof Event.OfModel(var model, PromotionRefused refused)) {
            throw new ProblemException(ModelRejections.refused(model, refused));
        }
    }

    private static Problem problem(ArtifactName artifact, ArtifactRejection rejection) {
        return switch (rejection) {
            case ArtifactRejection.ArtifactUnknown() -> Unknown.artifact(artifact).problem();
            case ArtifactRejection.ArtifactExists() ->
                    new Problem(
                            ProblemType.ARTIFACT_EXISTS,
                            "there is an artifact '%s' already".formatted(artifact),
                            Map.of("artifact", artifact));
            case ArtifactRejection.ArtifactVersionUnknown(var number) ->
                    Unknown.artifactVersion(artifact, OptionalLong.of(number)).problem();
            case ArtifactRejection.LimitExceeded(var what, var limit) -> limit(what, limit);
        };
    }

    private static Problem problem(TagName tag, TagRejection rejection) {
        return switch (rejection) {
            case TagRejection.TagUnknown() ->
                    new Problem(
                            ProblemType.TAG_UNKNOWN,
                            "the tag '%s' is not registered; POST /api/v1/tags does that"
                                    .formatted(tag),
                            Map.of("tag", tag));
            case TagRejection.TagExists() ->
                    new Problem(
                            ProblemType.TAG_EXISTS,
                            "the tag '%s' is registered already".formatted(tag),
                            Map.of("tag", tag));
        };
    }

    private static Problem problem(ErasureRejection rejection) {
        return switch (rejection) {
            case ErasureRejection.NoKeys() ->
                    Problem.of(
                            ProblemType.SUBJECT_UNKNOWN,
                            "nothing is encrypted for this subject, so nothing of it can be erased; GET /api/v1/subjects lists the subjects");
            case ErasureRejection.AlreadyDone() ->
                    Problem.of(
                            ProblemType.IDEMPOTENCY_KEY_REUSED,
                            "the Idempotency-Key belongs to another erasure");
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
            case RunRejection.DeletionGuarded() ->
                    Guard.problem(List.of("run %s is running".formatted(run)));
            case RunRejection.LimitExceeded(var what, var limit) -> limit(what, limit);
        };
    }

    /// The problem of one more than there may be.
    public static ProblemException limited(String what, int limit) {
        return new ProblemException(limit(what, limit));
    }

    static Problem limit(String what, int limit) {
        return new Problem(
                ProblemType.LIMIT_EXCEEDED,
                "there would be more than %d entries in %s".formatted(limit, what),
                Map.of("what", what, "limit", limit));
    }
}
