package io.modelog.sdk.snippets;

import io.modelog.sdk.ArtifactKind;
import io.modelog.sdk.ArtifactRef;
import io.modelog.sdk.AttachedRun;
import io.modelog.sdk.Content;
import io.modelog.sdk.MetadataValue;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.NewRun;
import io.modelog.sdk.NewStep;
import io.modelog.sdk.NewVersion;
import io.modelog.sdk.OnFailure;
import io.modelog.sdk.Run;
import io.modelog.sdk.RunStatus;
import io.modelog.sdk.Step;
import io.modelog.sdk.StepEnd;
import io.modelog.sdk.StepResult;
import io.modelog.sdk.StepStatus;
import io.modelog.sdk.VersionHeldException;
import io.modelog.sdk.VersionLink;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Runs and their steps, for those who bring an orchestrator of their own.
public final class ClientRuns {
    private ClientRuns() {}

    public static Run run(Modelog modelog, Content model) {
        // @start region=run
        Run run = modelog.runs().start(NewRun.of("train").withHeartbeat(Duration.ofSeconds(10)));
        var version =
                modelog.versions("iris_classifier")
                        .create(NewVersion.UNNAMED.heldBy(run.id(), OnFailure.DELETE));
        modelog.runs()
                .startStep(
                        run.id(), NewStep.named("svc_trainer").withParameters(Map.of("c", 0.05)));
        var link = VersionLink.to("iris_classifier", Integer.toString(version.number()));
        var result =
                new StepResult.Stored(
                        "model",
                        "iris_model",
                        model,
                        ArtifactKind.MODEL,
                        List.of(),
                        Map.of("accuracy", MetadataValue.of(0.97)),
                        List.of(link));
        modelog.runs().endStep(run.id(), "svc_trainer", StepEnd.completed(List.of(result)));
        Run ended = modelog.runs().complete(run.id());
        // @end
        return ended;
    }

    public static AttachedRun hold(Modelog modelog, String runId) {
        // @start region=hold
        var versions = modelog.versions("iris_classifier");
        try {
            return versions.attach("running", runId, OnFailure.KEEP);
        } catch (VersionHeldException e) {
            throw new IllegalStateException("wait for run " + e.heldBy(), e);
        }
        // @end
    }

    public static Step cached(Modelog modelog, String runId, String cacheKey) {
        // @start region=cached
        var step = NewStep.named("load").withCacheKey(cacheKey);
        var earlier = modelog.runs().cached(cacheKey).stream().findFirst();
        if (earlier.isPresent()) {
            List<StepResult> same =
                    earlier.get().outputs().stream()
                            .<StepResult>map(StepResult.Recorded::of)
                            .toList();
            return modelog.runs().recordStep(runId, step, StepEnd.cached(same));
        }
        // @end
        return modelog.runs().startStep(runId, step);
    }

    public static List<String> failed(Modelog modelog) {
        // @start region=failed
        List<String> failures =
                modelog.runs().list("train", RunStatus.FAILED).stream()
                        .flatMap(run -> modelog.runs().steps(run.id()).stream())
                        .filter(step -> step.status() == StepStatus.FAILED)
                        .map(step -> step.name() + ": " + step.error())
                        .toList();
        // @end
        return failures;
    }

    public static List<String> inputs(Modelog modelog, String runId) {
        // @start region=inputs
        List<String> taken =
                modelog.runs().steps(runId).stream()
                        .flatMap(step -> step.inputs().stream())
                        .map((ArtifactRef input) -> input.artifact() + "@" + input.version())
                        .toList();
        // @end
        return taken;
    }
}
