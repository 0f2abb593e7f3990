package io.modelog.sdk.pipeline;

import io.modelog.sdk.Modelog;
import io.modelog.sdk.NewRun;
import io.modelog.sdk.Run;
import io.modelog.sdk.WriteOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One execution of a pipeline, from its start on the node to its end there. For one thread, once.
final class PipelineRun {
    private static final int LONGEST_ERROR = 4_000;

    private final Pipeline.Config config;
    private final Modelog modelog;
    private final Run run;
    private final long started = System.nanoTime();
    private final List<Progress.StepCompleted> done = new ArrayList<>();
    private Optional<VersionPin> pin = Optional.empty();
    private @Nullable RunningStep current;

    private PipelineRun(Pipeline.Config config, Modelog modelog, Run run) {
        this.config = config;
        this.modelog = modelog;
        this.run = run;
    }

    static PipelineRun start(Pipeline.Config config, Modelog modelog) {
        var id = UUID.randomUUID();
        var correlated = modelog.with(WriteOptions.NONE.correlatedBy(id.toString()));
        var run = correlated.runs().start(new NewRun(config.name(), id, null, config.extra()));
        return new PipelineRun(config, correlated, run);
    }

    /// Whatever the user's code throws, the run has failed and the node must know.
    RunResult run(List<StepDefinition> steps) {
        try {
            tell(new Progress.RunStarted(run.id(), run.name()));
            var version = pinVersion();
            var values = new Values(version.map(PinnedVersion::artifacts), steps);
            for (var step : steps) {
                run(step, values, version);
            }
            return complete();
        } catch (Throwable cause) {
            throw failed(cause);
        }
    }

    private Optional<PinnedVersion> pinVersion() {
        pin = config.model().map(model -> VersionPin.take(modelog, model, config.name()));
        return pin.map(taken -> {
            modelog.versions(taken.model()).attach(taken.reference(), run.id());
            tell(new Progress.VersionPinned(taken.model(), taken.number(), taken.isNew()));
            return new PinnedVersion(modelog, config, taken.model(), taken.number());
        });
    }

    private void run(StepDefinition step, Values values, Optional<PinnedVersion> version)
            throws Exception {
        tell(new Progress.StepStarted(step.name()));
        modelog.runs().startStep(run.id(), step.name(), values.inputsOf(step));
        var running = new RunningStep(step.name(), System.nanoTime());
        current = running;
        var context = new StepContext(run.id(), step.name(), version);
        var result =
                ScopedValue.where(StepContext.CURRENT, context).call(() -> step.body().run(values));
        var recorded = record(step, result, values);
        modelog.runs().completeStep(run.id(), step.name(), List.copyOf(recorded.refs().values()));
        current = null;
        var completed =
                new Progress.StepCompleted(
                        step.name(), since(running.started()), recorded.stored());
        done.add(completed);
        tell(completed);
    }

    private OutputRecorder.Recorded record(
            StepDefinition step, StepDefinition.Result result, Values values) throws IOException {
        return switch (result) {
            case StepDefinition.Result.Nothing _ ->
                    new OutputRecorder.Recorded(Map.of(), List.of());
            case StepDefinition.Result.Value(var value) -> {
                var recorder = new OutputRecorder(modelog, config, run.id(), pin);
                var recorded = recorder.record(step.name(), value);
                values.put(step, new Values.Produced(value, recorded.refs()));
                yield recorded;
            }
        };
    }

    private RunResult complete() {
        var version = pin.map(VersionPin::succeeded).orElse(null);
        modelog.runs().complete(run.id());
        var took = since(started);
        tell(new Progress.RunCompleted(run.name(), took));
        return new RunResult(run.id(), run.name(), took, version, done);
    }

    /// Tells the node, and deletes the version if it was to be; an interrupt waits until that is done.
    private RunFailedException failed(Throwable cause) {
        var interrupted = Thread.interrupted() || cause instanceof InterruptedException;
        var step = current;
        var error = shortened(cause);
        if (step != null) {
            attempt(cause, () -> modelog.runs().failStep(run.id(), step.name(), error));
            var lasted = since(step.started());
            attempt(cause, () -> tell(new Progress.StepFailed(step.name(), lasted, cause)));
        }
        attempt(cause, () -> pin.ifPresent(VersionPin::failed));
        attempt(cause, () -> modelog.runs().fail(run.id(), error));
        var took = since(started);
        attempt(cause, () -> tell(new Progress.RunFailed(run.name(), took, cause)));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return new RunFailedException(run, step == null ? null : step.name(), where(step), cause);
    }

    private String where(@Nullable RunningStep step) {
        if (step != null) {
            return "in step " + step.name();
        }
        return done.isEmpty() ? "before its first step" : "after step " + done.getLast().step();
    }

    /// The first cause stays the cause, whatever else goes wrong afterwards.
    private static void attempt(Throwable cause, Runnable cleaning) {
        try {
            cleaning.run();
        } catch (RuntimeException e) {
            if (!e.equals(cause)) {
                cause.addSuppressed(e);
            }
        }
    }

    private void tell(Progress progress) {
        config.progress().accept(progress);
    }

    private static String shortened(Throwable cause) {
        var text = cause.toString();
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR) + "…";
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private record RunningStep(String name, long started) {}
}
