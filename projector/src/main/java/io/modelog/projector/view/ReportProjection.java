package io.modelog.projector.view;

import static io.modelog.projector.view.Table.ARTIFACT_USES;
import static io.modelog.projector.view.Table.RUNS;
import static io.modelog.projector.view.Table.RUNS_BY_START;
import static io.modelog.projector.view.Table.RUN_STEPS;

import io.modelog.events.log.EventEnvelope;
import io.modelog.events.run.RunReport;
import io.modelog.events.run.RunStatus;
import io.modelog.events.run.StepArtifact;
import io.modelog.events.run.StepStatus;
import io.modelog.projector.view.StepView.StepArtifactView;
import io.modelog.projector.view.Table.Present;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a report from outside makes of the rows of its run. The order in which reports come makes no difference to the
/// status and the times; of two that tell of an end, the one that happened last counts.
record ReportProjection(Rows rows, UUID run, EventEnvelope envelope) {
    private static final String NOTHING = "{}";

    void apply(RunReport report) {
        var old = rows.get(RUNS, Keys.run(run));
        var known = old == null ? first(report) : old;
        var view = told(known, report);
        if (old != null && !old.startedAt().equals(view.startedAt())) {
            rows.delete(RUNS_BY_START, Keys.runStart(old.startedAt(), run));
        }
        rows.put(RUNS_BY_START, Keys.runStart(view.startedAt(), run), Present.PRESENT);
        rows.put(RUNS, Keys.run(run), view);
        putStep(report);
    }

    private RunView first(RunReport report) {
        return new RunView(
                run,
                report.pipeline().value(),
                report.pipeline().value(),
                RunStatus.RUNNING,
                RowJson.parse(NOTHING),
                null,
                Map.of(),
                null,
                report.at(),
                envelope.actor().value(),
                null,
                List.of(),
                envelope.sequence());
    }

    private RunView told(RunView old, RunReport report) {
        var ends = ends(report, old.endedAt());
        return new RunView(
                run,
                old.name(),
                old.pipeline(),
                ends && report.status() != null ? report.status() : old.status(),
                old.extra(),
                old.heartbeatSeconds(),
                old.metadata(),
                ends ? report.error() : old.error(),
                earlier(old.startedAt(), report.at()),
                old.startedBy(),
                ends ? report.at() : old.endedAt(),
                old.models(),
                envelope.sequence());
    }

    private void putStep(RunReport report) {
        var key = Keys.step(run, report.step().value());
        var row = rows.get(RUN_STEPS, key);
        var old = row == null ? firstStep(report) : row.step();
        var ends = ends(report, old.endedAt());
        var step =
                new StepView(
                        old.name(),
                        ends ? status(report) : old.status(),
                        old.parameters(),
                        old.cacheKey(),
                        plus(old.name(), old.inputs(), report.inputs(), false),
                        plus(old.name(), old.outputs(), report.outputs(), true),
                        old.metadata(),
                        ends ? report.error() : old.error(),
                        earlier(old.startedAt(), report.at()),
                        ends ? report.at() : old.endedAt());
        rows.put(
                RUN_STEPS,
                key,
                row == null
                        ? new StepRow(envelope.sequence(), step, envelope.sequence())
                        : row.with(step, envelope.sequence()));
    }

    private static StepView firstStep(RunReport report) {
        return new StepView(
                report.step().value(),
                StepStatus.RUNNING,
                RowJson.parse(NOTHING),
                null,
                List.of(),
                List.of(),
                Map.of(),
                null,
                report.at(),
                null);
    }

    /// Those that are new are used from now on.
    private List<StepArtifactView> plus(
            String step, List<StepArtifactView> old, List<StepArtifact> told, boolean written) {
        var all = new ArrayList<>(old);
        for (var artifact : told) {
            var id = artifact.artifact();
            var view = new StepArtifactView(artifact.name(), id.artifact().value(), id.version());
            if (all.stream().noneMatch(known -> isSame(known, view))) {
                all.add(view);
                var use =
                        new UseView(
                                view.artifact(),
                                view.version(),
                                run,
                                step,
                                written,
                                envelope.sequence());
                rows.put(ARTIFACT_USES, Keys.use(use), use);
            }
        }
        return List.copyOf(all);
    }

    private static boolean isSame(StepArtifactView one, StepArtifactView other) {
        return one.artifact().equals(other.artifact()) && one.version() == other.version();
    }

    private static boolean ends(RunReport report, @Nullable Instant end) {
        return report.isEnd() && (end == null || !report.at().isBefore(end));
    }

    private static StepStatus status(RunReport report) {
        return report.status() == RunStatus.COMPLETED ? StepStatus.COMPLETED : StepStatus.FAILED;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
