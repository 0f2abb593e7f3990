package io.modelog.projector.view;

import static io.modelog.projector.view.Table.ARTIFACT_VERSIONS;
import static io.modelog.projector.view.Table.HEARTBEATS;
import static io.modelog.projector.view.Table.HELD_VERSIONS;
import static io.modelog.projector.view.Table.METADATA;
import static io.modelog.projector.view.Table.RUNS;
import static io.modelog.projector.view.Table.RUNS_BY_START;
import static io.modelog.projector.view.Table.RUN_MODELS;
import static io.modelog.projector.view.Table.RUN_STEPS;
import static io.modelog.projector.view.Table.STEP_CACHE;

import io.modelog.events.id.CacheKey;
import io.modelog.events.id.PipelineName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.id.StreamId;
import io.modelog.events.run.RunStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    public Optional<RunStatus> status(RunId run) {
        return store.read(views -> Optional.ofNullable(views.get(RUNS, Keys.run(run.value()))))
                .map(RunView::status);
    }

    public Optional<StepView> step(RunId run, StepName step) {
        var key = Keys.step(run.value(), step.value());
        return store.read(views -> Optional.ofNullable(views.get(RUN_STEPS, key)))
                .map(StepRow::step);
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

    /// The steps that may be reused for a key: they completed, and all their outputs still exist (U-16). Newest first.
    public Page<CachedStepView> cached(CacheKey key, Page.Request page) {
        var list = new Listing<>(STEP_CACHE, Keys.cached(key.value()));
        return store.read(views -> list.page(views, page, (cached, _) -> reusable(views, cached)));
    }

    private static @Nullable CachedStepView reusable(Snapshot views, Key cached) {
        var key = Keys.cachedStep(cached);
        var row = views.get(RUN_STEPS, key);
        var run = views.get(RUNS, Keys.run(Keys.firstId(key)));
        return row != null
                        && run != null
                        && row.step().outputs().stream().allMatch(o -> exists(views, o))
                ? new CachedStepView(row.step(), run.id(), run.pipeline())
                : null;
    }

    private static boolean exists(Snapshot views, StepView.StepArtifactView output) {
        var key = Keys.version(output.artifact(), output.version());
        return views.get(ARTIFACT_VERSIONS, key) != null;
    }

    /// The versions that a run holds.
    public List<RunView.AttachedTo> heldBy(RunId run) {
        var held = new ArrayList<RunView.AttachedTo>();
        return store.read(views -> {
            views.scan(
                    HELD_VERSIONS,
                    Keys.run(run.value()),
                    null,
                    (key, _) -> held.add(Keys.attachedTo(key)));
            return held;
        });
    }

    /// Of all versions that are held by runs which have ended or are deleted.
    public List<Settlement> due() {
        var due = new ArrayList<Settlement>();
        return store.read(views -> {
            views.scan(
                    HELD_VERSIONS,
                    Key.EMPTY,
                    null,
                    (key, _) -> {
                        var run = new RunId(Keys.firstId(key));
                        success(views, run)
                                .map(ok -> new Settlement(run, Keys.attachedTo(key), ok))
                                .ifPresent(due::add);
                        return true;
                    });
            return due;
        });
    }

    /// Whether a run succeeded; empty while it runs, and when its stream is not read yet.
    private static Optional<Boolean> success(Snapshot views, RunId run) {
        var row = views.get(RUNS, Keys.run(run.value()));
        if (row == null) {
            return views.sequence(StreamId.of(run)) == 0 ? Optional.empty() : Optional.of(false);
        }
        return row.status() == RunStatus.RUNNING
                ? Optional.empty()
                : Optional.of(row.status() == RunStatus.COMPLETED);
    }

    /// How often the running runs are to give signs of life, those that are.
    public Map<RunId, Duration> heartbeats() {
        var heartbeats = new HashMap<RunId, Duration>();
        return store.read(views -> {
            views.scan(
                    HEARTBEATS,
                    Key.EMPTY,
                    null,
                    (key, seconds) -> {
                        heartbeats.put(new RunId(Keys.lastId(key)), Duration.ofSeconds(seconds));
                        return true;
                    });
            return heartbeats;
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
