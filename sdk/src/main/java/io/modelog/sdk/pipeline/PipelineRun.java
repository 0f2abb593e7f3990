package io.modelog.sdk.pipeline;

import io.modelog.sdk.Modelog;
import io.modelog.sdk.NewRun;
import io.modelog.sdk.NotFoundException;
import io.modelog.sdk.Run;
import io.modelog.sdk.Version;
import io.modelog.sdk.WriteOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One execution of a pipeline, from its start on the node to its end there. Once.
final class PipelineRun {
    private final Pipeline.Config config;
    private final Modelog modelog;
    private final Run run;
    private final RunScope scope;
    private final StepScheduler scheduler;
    private final long started = System.nanoTime();

    private PipelineRun(Pipeline.Config config, Modelog modelog, Run run) {
        this.config = config;
        this.modelog = modelog;
        this.run = run;
        var values = new ArtifactValues(modelog, config.store(), config.materializers());
        this.scope =
                new RunScope(
                        run.id(),
                        config,
                        modelog,
                        values,
                        new RunVersions(config, modelog, values, run, this::tell),
                        new RunValues(modelog, values));
        this.scheduler =
                new StepScheduler(
                        config.parallelism(),
                        (step, interruption) ->
                                new StepRunner(scope, step, this::tell, interruption).run());
    }

    static PipelineRun start(Pipeline.Config config, Modelog modelog) {
        var id = UUID.randomUUID();
        var correlated = modelog.with(WriteOptions.NONE.correlatedBy(id.toString()));
        var run =
                correlated
                        .runs()
                        .start(
                                NewRun.of(config.name())
                                        .withId(id)
                                        .withExtra(config.extra())
                                        .withHeartbeat(config.heartbeat()));
        return new PipelineRun(config, correlated, run);
    }

    /// Whatever goes wrong, the run has failed and the node must know.
    RunResult run(List<StepDefinition> steps, VersionRequests requests) {
        try (var _ = new ProcessEnd(scheduler::stop);
                var _ =
                        Heartbeat.start(
                                modelog.runs(), run.id(), config.heartbeat(), scheduler::stop)) {
            prepare(steps, requests);
            var outcome = scheduler.run(steps);
            if (outcome.failure().isPresent()) {
                throw failed(outcome.failure().get());
            }
            return complete(outcome.done(), requests.warnings());
        }
    }

    private void prepare(List<StepDefinition> steps, VersionRequests requests) {
        try {
            tell(new Progress.RunStarted(run.id(), run.name()));
            scope.versions().settle(requests);
            scope.versions().attach(scope.produced().lookUp(steps, scope.versions()));
        } catch (RuntimeException | Error cause) {
            throw failed(cause, null, "before its first step");
        }
    }

    /// The node settles what the run holds; the version is read after that.
    private RunResult complete(List<StepSummary> steps, List<String> warnings) {
        try {
            modelog.runs().complete(run.id());
            var version = scope.versions().ofPipeline().flatMap(PipelineRun::readIfThere);
            var took = since(started);
            tell(new Progress.RunCompleted(run.name(), took));
            return new RunResult(
                    new RunResult.Summary(run.id(), run.name(), took, version, steps, warnings),
                    scope.produced());
        } catch (RuntimeException | Error cause) {
            throw failed(cause, null, "after its last step");
        }
    }

    private static Optional<Version> readIfThere(PinnedVersion version) {
        try {
            return Optional.of(version.read());
        } catch (NotFoundException _) {
            return Optional.empty();
        }
    }

    private RunFailedException failed(StepScheduler.Failure failure) {
        var step = failure.step();
        return step == null
                ? failed(failure.cause(), null, "while its steps ran")
                : failed(failure.cause(), step.name(), "in step " + step.name());
    }

    /// An interrupt waits until the node knows.
    private RunFailedException failed(Throwable cause, @Nullable String step, String where) {
        var interrupted =
                Thread.interrupted() || (step == null && cause instanceof InterruptedException);
        Attempt.suppressingIn(
                cause, () -> modelog.runs().fail(run.id(), StepRunner.shortened(cause)));
        Attempt.suppressingIn(
                cause, () -> tell(new Progress.RunFailed(run.name(), since(started), cause)));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return new RunFailedException(run, step, where, cause);
    }

    /// One thing at a time: the listener is the user's.
    private synchronized void tell(Progress progress) {
        config.progress().accept(progress);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
