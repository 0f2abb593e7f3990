package io.modelog.projector.view;

import static io.modelog.projector.view.Table.RUNS;
import static io.modelog.projector.view.Table.RUNS_BY_START;
import static io.modelog.projector.view.Table.RUN_STEPS;

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
                        null,
                        envelope.time(),
                        envelope.actor().value(),
                        null,
                        List.of(),
                        envelope.sequence()));
        rows.put(RUNS_BY_START, Keys.runStart(envelope.time(), run), Present.PRESENT);
    }

    private void startStep(StepStarted event) {
        var step =
                new StepView(
                        event.step().value(),
                        StepStatus.RUNNING,
                        artifacts(event.inputs()),
                        List.of(),
                        null,
                        envelope.time(),
                        null);
        rows.put(RUN_STEPS, Keys.step(run, step.name()), new StepRow(envelope.sequence(), step));
        touch();
    }

    private void endStep(
            StepName name, StepStatus status, List<StepArtifact> outputs, @Nullable String error) {
        var key = Keys.step(run, name.value());
        var row = rows.existing(RUN_STEPS, key, envelope);
        var old = row.step();
        var step =
                new StepView(
                        old.name(),
                        status,
                        old.inputs(),
                        artifacts(outputs),
                        error,
                        old.startedAt(),
                        envelope.time());
        rows.put(RUN_STEPS, key, new StepRow(row.startSequence(), step));
        touch();
    }

    private void touch() {
        var old = rows.existing(RUNS, Keys.run(run), envelope);
        put(old, old.status(), old.error(), false);
    }

    private void end(RunStatus status, @Nullable String error) {
        put(rows.existing(RUNS, Keys.run(run), envelope), status, error, true);
    }

    private void put(RunView view, RunStatus status, @Nullable String error, boolean ended) {
        rows.put(
                RUNS,
                Keys.run(run),
                new RunView(
                        view.id(),
                        view.name(),
                        view.pipeline(),
                        status,
                        view.extra(),
                        error,
                        view.startedAt(),
                        view.startedBy(),
                        ended ? envelope.time() : view.endedAt(),
                        List.of(),
                        envelope.sequence()));
    }

    private static List<StepArtifactView> artifacts(List<StepArtifact> artifacts) {
        return artifacts.stream()
                .map(a ->
                        new StepArtifactView(
                                a.name(), a.artifact().artifact().value(), a.artifact().version()))
                .toList();
    }
}
