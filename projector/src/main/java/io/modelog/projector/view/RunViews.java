package io.modelog.projector.view;

import static io.modelog.projector.view.Table.METADATA;
import static io.modelog.projector.view.Table.RUNS;
import static io.modelog.projector.view.Table.RUNS_BY_START;
import static io.modelog.projector.view.Table.RUN_MODELS;
import static io.modelog.projector.view.Table.RUN_STEPS;

import io.modelog.events.id.PipelineName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.id.StreamId;
import io.modelog.events.run.RunStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the views of runs, as [Views] does.
public final class RunViews {
    private final ViewStore store;

    RunViews(ViewStore store) {
        this.store = store;
    }

    public Optional<Read<RunView>> find(RunId run) {
        return store.read(views ->
                views.answer(
                        joined(views, views.get(RUNS, Keys.run(run.value()))), StreamId.of(run)));
    }

    /// Newest first.
    public Page<RunView> list(
            @Nullable PipelineName pipeline, @Nullable RunStatus status, Page.Request page) {
        var list = new Listing<>(RUNS_BY_START, Key.EMPTY);
        return store.read(views ->
                list.page(
                        views,
                        page,
                        Listed.RUNS,
                        (key, _) -> {
                            var run = views.get(RUNS, Keys.run(Keys.lastId(key)));
                            return run != null && matches(run, pipeline, status)
                                    ? joined(views, run)
                                    : null;
                        }));
    }

    private static boolean matches(
            RunView run, @Nullable PipelineName pipeline, @Nullable RunStatus status) {
        return (pipeline == null || pipeline.value().equals(run.pipeline()))
                && (status == null || status == run.status());
    }

    /// In the order they started.
    public List<StepView> steps(RunId run) {
        return rows(run).stream()
                .sorted(Comparator.comparingLong(StepRow::startSequence))
                .map(StepRow::step)
                .toList();
    }

    /// In the order they started.
    public Page<StepView> steps(RunId run, Page.Request page) {
        return Page.of(
                        "steps of " + run,
                        rows(run),
                        row -> "%019d".formatted(row.startSequence()),
                        Listed.STEPS,
                        page)
                .map(StepRow::step);
    }

    private List<StepRow> rows(RunId run) {
        var rows = new ArrayList<StepRow>();
        return store.read(views -> {
            views.scan(RUN_STEPS, Keys.run(run.value()), null, (_, row) -> rows.add(row));
            return rows;
        });
    }

    /// By key.
    ///
    /// @param step null for the run itself
    public Page<MetadataView> metadata(RunId run, @Nullable StepName step, Page.Request page) {
        var list = new Listing<>(METADATA, Keys.metadataOf(StreamId.of(run), step));
        return store.read(views -> list.page(views, page, Listed.METADATA, (_, entry) -> entry));
    }

    /// As it was right after an event of its stream, with the models it is attached to now: they are told by other
    /// streams.
    public Optional<RunView> at(RunId run, long sequence) {
        return store.readPast(
                past -> Optional.ofNullable(joined(past.snapshot(), past.run(run, sequence))));
    }

    public Optional<StepView> stepAt(RunId run, StepName step, long sequence) {
        return store.readPast(past -> Optional.ofNullable(past.step(run, step, sequence)));
    }

    /// @param step null for the run itself
    public List<MetadataView> metadataAt(RunId run, @Nullable StepName step, long sequence) {
        return store.readPast(past -> past.metadata(run, step, sequence));
    }

    private static @Nullable RunView joined(Snapshot views, @Nullable RunView run) {
        if (run == null) {
            return null;
        }
        var models = new ArrayList<RunView.AttachedTo>();
        views.scan(
                RUN_MODELS, Keys.run(run.id()), null, (key, _) -> models.add(Keys.attachedTo(key)));
        return run.attachedTo(models);
    }
}
