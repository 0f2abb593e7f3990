package io.modelog.projector.view;

import io.modelog.events.run.RunStatus;
import io.modelog.events.run.StepStatus;
import io.modelog.projector.view.RunView.AttachedTo;
import io.modelog.projector.view.StepView.StepArtifactView;

/// Rows of runs and their steps as bytes.
final class RunRowBytes {
    private RunRowBytes() {}

    static void write(RowWriter row, RunView view) {
        row.id(view.id())
                .text(view.name())
                .text(view.pipeline())
                .text(view.status().name())
                .json(view.extra())
                .orNull(view.heartbeatSeconds(), (r, seconds) -> r.number(seconds))
                .metadata(view.metadata())
                .orNull(view.error(), RowWriter::text)
                .time(view.startedAt())
                .text(view.startedBy())
                .orNull(view.endedAt(), RowWriter::time)
                .list(view.models(), (r, model) -> r.text(model.model()).number(model.version()))
                .number(view.sequence());
    }

    static RunView run(RowReader row) {
        return new RunView(
                row.id(),
                row.text(),
                row.text(),
                RunStatus.valueOf(row.text()),
                row.json(),
                row.orNull(r -> Math.toIntExact(r.number())),
                row.metadata(),
                row.orNull(RowReader::text),
                row.time(),
                row.text(),
                row.orNull(RowReader::time),
                row.list(r -> new AttachedTo(r.text(), r.number())),
                row.number());
    }

    static void write(RowWriter row, StepRow step) {
        row.number(step.startSequence());
        write(row, step.step());
        row.number(step.sequence());
    }

    private static void write(RowWriter row, StepView view) {
        row.text(view.name())
                .text(view.status().name())
                .json(view.parameters())
                .orNull(view.cacheKey(), RowWriter::text)
                .list(view.inputs(), RunRowBytes::write)
                .list(view.outputs(), RunRowBytes::write)
                .metadata(view.metadata())
                .orNull(view.error(), RowWriter::text)
                .time(view.startedAt())
                .orNull(view.endedAt(), RowWriter::time);
    }

    private static void write(RowWriter row, StepArtifactView artifact) {
        row.text(artifact.name()).text(artifact.artifact()).number(artifact.version());
    }

    static StepRow step(RowReader row) {
        return new StepRow(row.number(), view(row), row.number());
    }

    private static StepView view(RowReader row) {
        return new StepView(
                row.text(),
                StepStatus.valueOf(row.text()),
                row.json(),
                row.orNull(RowReader::text),
                row.list(RunRowBytes::artifact),
                row.list(RunRowBytes::artifact),
                row.metadata(),
                row.orNull(RowReader::text),
                row.time(),
                row.orNull(RowReader::time));
    }

    private static StepArtifactView artifact(RowReader row) {
        return new StepArtifactView(row.text(), row.text(), row.number());
    }
}
