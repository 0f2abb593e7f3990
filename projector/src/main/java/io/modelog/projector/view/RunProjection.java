package io.modelog.projector.view;

import static io.modelog.projector.view.Table.ARTIFACT_USES;
import static io.modelog.projector.view.Table.HEARTBEATS;
import static io.modelog.projector.view.Table.RUNS;
import static io.modelog.projector.view.Table.RUNS_BY_START;
import static io.modelog.projector.view.Table.RUN_STEPS;
import static io.modelog.projector.view.Table.STEP_CACHE;

import io.modelog.events.id.StepName;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.run.RunEvent;
import io.modelog.events.run.RunEvent.RunStarted;
import io.modelog.events.run.RunEvent.StepStarted;
import io.modelog.events.run.RunStatus;
import io.modelog.events.run.StepArtifact;
import io.modelog.events.run.StepStatus;
import io.modelog.projector.view.StepView.StepArtifactView;
import io.modelog.projector.view.Table.Present;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an event of a run makes of its rows.
final class RunProjection {
    private final Rows rows;
    private final UUID run;
    private final EventEnvelope envelope;

    RunProjection(Rows rows, UUID run, EventEnvelope envelope) {
        this.rows = rows;
        this.run = run;
        this.envelope = envelope;
    }

    void apply(RunEvent event) {
        switch (event) {
            case RunStarted e -> start(e);
            case StepStarted e -> startStep(e);
            case RunEvent.StepCompleted(var step, var outputs) ->
                    endStep(step, StepStatus.COMPLETED, outputs, null);
            case RunEvent.StepCached(var step, var outputs) ->
                    endStep(step, StepStatus.CACHED, outputs, null);
            case RunEvent.StepFailed(var step, var error) ->
                    endStep(step, StepStatus.FAILED, List.of(), error);
            case RunEvent.RunCompleted() -> end(RunStatus.COMPLETED, null);
            case RunEvent.RunFailed(var error) -> end(RunStatus.FAILED, error);
            case RunEvent.RunMetadataLogged(var step, var entries) when step == null -> {
                var old = run();
                put(old.with(metadata(null).log(old.metadata(), entries), envelope));
            }
            case RunEvent.RunMetadataLogged(StepName step, var entries) -> {
                var key = Keys.step(run, step.value());
                var row = rows.existing(RUN_STEPS, key, envelope);
                var old = row.step();
                rows.put(
                        RUN_STEPS,
                        key,
                        row.with(
                                old.with(metadata(step).log(old.metadata(), entries)),
                                envelope.sequence()));
            }
            case RunEvent.RunDeleted() -> delete();
            case RunEvent.RunReported(var report) ->
                    new ReportProjection(rows, run, envelope).apply(report);
        }
    }

    private void start(RunStarted event) {
        rows.put(
                RUNS,
                Keys.run(run),
                new RunView(
                        run,
                        event.name(),
                        event.pipeline().value(),
                        RunStatus.RUNNING,
                        RowJson.parse(event.extra()),
                        event.heartbeatSeconds(),
                        Map.of(),
                        null,
                        envelope.time(),
                        envelope.actor().value(),
                        null,
                        List.of(),
                        envelope.sequence()));
        rows.put(RUNS_BY_START, Keys.runStart(envelope.time(), run), Present.PRESENT);
        if (event.heartbeatSeconds() != null) {
            rows.put(HEARTBEATS, Keys.run(run), event.heartbeatSeconds().longValue());
        }
    }

    private void startStep(StepStarted event) {
        var step =
                new StepView(
                        event.step().value(),
                        StepStatus.RUNNING,
                        RowJson.parse(event.parameters()),
                        event.cacheKey() == null ? null : event.cacheKey().value(),
                        artifacts(event.inputs()),
                        List.of(),
                        Map.of(),
                        null,
                        envelope.time(),
                        null);
        rows.put(
                RUN_STEPS,
                Keys.step(run, step.name()),
                new StepRow(envelope.sequence(), step, envelope.sequence()));
        step.inputs().forEach(input -> putUse(use(step.name(), input, false)));
    }

    private void endStep(
            StepName name, StepStatus status, List<StepArtifact> outputs, @Nullable String error) {
        var key = Keys.step(run, name.value());
        var row = rows.existing(RUN_STEPS, key, envelope);
        var step = row.step().ended(status, artifacts(outputs), error, envelope.time());
        rows.put(RUN_STEPS, key, row.with(step, envelope.sequence()));
        step.outputs().forEach(output -> putUse(use(step.name(), output, true)));
        var cached = cached(step);
        if (cached != null) {
            rows.put(STEP_CACHE, cached, Present.PRESENT);
        }
    }

    /// Null when nobody may reuse its outputs.
    private @Nullable Key cached(StepView step) {
        return step.status() == StepStatus.COMPLETED
                        && step.cacheKey() != null
                        && step.endedAt() != null
                ? Keys.cached(step.cacheKey(), step.endedAt(), run, step.name())
                : null;
    }

    private void end(RunStatus status, @Nullable String error) {
        var old = run();
        stopWatching(old);
        put(old.ended(status, error, envelope));
    }

    private void stopWatching(RunView view) {
        if (view.heartbeatSeconds() != null) {
            rows.delete(HEARTBEATS, Keys.run(run));
        }
    }

    private void delete() {
        var former = new FormerEdges(rows, envelope);
        for (var key : rows.keys(RUN_STEPS, Keys.run(run))) {
            var row = rows.existing(RUN_STEPS, key, envelope);
            var step = row.step();
            step.inputs().forEach(input -> deleteUse(use(step.name(), input, false)));
            step.outputs().forEach(output -> deleteUse(use(step.name(), output, true)));
            former.left(run, row);
            metadata(new StepName(step.name())).deleteAll();
            var cached = cached(step);
            if (cached != null) {
                rows.delete(STEP_CACHE, cached);
            }
            rows.delete(RUN_STEPS, key);
        }
        metadata(null).deleteAll();
        var old = run();
        stopWatching(old);
        rows.delete(RUNS_BY_START, Keys.runStart(old.startedAt(), run));
        rows.delete(RUNS, Keys.run(run));
    }

    private UseView use(String step, StepArtifactView artifact, boolean written) {
        return new UseView(
                artifact.artifact(), artifact.version(), run, step, written, envelope.sequence());
    }

    private void putUse(UseView use) {
        rows.put(ARTIFACT_USES, Keys.use(use), use);
    }

    private void deleteUse(UseView use) {
        var key = Keys.use(use);
        var old = rows.get(ARTIFACT_USES, key); // a step may name a version twice
        if (old != null) {
            new FormerEdges(rows, envelope).unused(old);
            rows.delete(ARTIFACT_USES, key);
        }
    }

    private MetadataProjection metadata(@Nullable StepName step) {
        return new MetadataProjection(rows, Keys.metadataOf(envelope.stream(), step), envelope);
    }

    private RunView run() {
        return rows.existing(RUNS, Keys.run(run), envelope);
    }

    private void put(RunView view) {
        rows.put(RUNS, Keys.run(run), view);
    }

    private static List<StepArtifactView> artifacts(List<StepArtifact> artifacts) {
        return artifacts.stream()
                .map(a ->
                        new StepArtifactView(
                                a.name(), a.artifact().artifact().value(), a.artifact().version()))
                .toList();
    }
}
