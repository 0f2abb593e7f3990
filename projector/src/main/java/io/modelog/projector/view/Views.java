package io.modelog.projector.view;

import static io.modelog.projector.view.Table.ARTIFACTS;
import static io.modelog.projector.view.Table.ARTIFACT_VERSIONS;
import static io.modelog.projector.view.Table.ATTACHED_RUNS;
import static io.modelog.projector.view.Table.COMMANDS;
import static io.modelog.projector.view.Table.HISTORY;
import static io.modelog.projector.view.Table.LINKS;
import static io.modelog.projector.view.Table.MODELS;
import static io.modelog.projector.view.Table.RUNS;
import static io.modelog.projector.view.Table.RUNS_BY_START;
import static io.modelog.projector.view.Table.RUN_MODELS;
import static io.modelog.projector.view.Table.RUN_STEPS;
import static io.modelog.projector.view.Table.STREAMS;
import static io.modelog.projector.view.Table.VERSIONS;
import static io.modelog.projector.view.Table.VERSION_STAGES;

import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.codec.EventCodec;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.PipelineName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.model.Stage;
import io.modelog.events.model.VersionSelector;
import io.modelog.events.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the views of this node. Each call sees one snapshot and takes no lock; thread-safe.
///
/// A bad cursor throws [IllegalArgumentException]; every read throws [ViewsUnavailable] while the views are not open.
public final class Views {
    private final ViewStore store;
    private final EventCodec codec;
    private final AppliedOffsets applied;

    Views(ViewStore store, EventCodec codec, AppliedOffsets applied) {
        this.store = store;
        this.codec = codec;
        this.applied = applied;
    }

    public Optional<Read<ModelView>> model(ModelName model) {
        return store.read(views ->
                read(views, views.get(MODELS, Keys.name(model.value())), StreamId.of(model)));
    }

    /// By name.
    public Page<ModelView> models(Page.Request page) {
        var list = new Listing<>(MODELS, Key.EMPTY);
        return store.read(views -> list.page(views, page, (_, model) -> model));
    }

    public Optional<Read<VersionView>> version(ModelName model, VersionSelector version) {
        return store.read(views -> {
            var number = new VersionLookup(views, model.value()).number(version);
            var row =
                    number == null
                            ? null
                            : views.get(VERSIONS, Keys.version(model.value(), number));
            return read(views, row, StreamId.of(model));
        });
    }

    /// By number.
    public Page<VersionView> versions(ModelName model, @Nullable Stage stage, Page.Request page) {
        if (stage != null) {
            return inStage(Keys.stage(stage, model.value()), page);
        }
        var list = new Listing<>(VERSIONS, Keys.within(model.value()));
        return store.read(views -> list.page(views, page, (_, version) -> version));
    }

    /// By model and number.
    public Page<VersionView> inStage(Stage stage, Page.Request page) {
        return inStage(Keys.stage(stage), page);
    }

    private Page<VersionView> inStage(Key prefix, Page.Request page) {
        var list = new Listing<>(VERSION_STAGES, prefix);
        return store.read(
                views -> list.page(views, page, (key, _) -> views.get(VERSIONS, Keys.staged(key))));
    }

    /// By artifact and artifact version.
    public Page<LinkView> links(
            ModelName model,
            long version,
            @Nullable ArtifactKind kind,
            @Nullable ArtifactName artifact,
            Page.Request page) {
        var prefix =
                artifact == null
                        ? Keys.version(model.value(), version)
                        : Keys.links(model.value(), version, artifact.value());
        var list = new Listing<>(LINKS, prefix);
        return store.read(views ->
                list.page(
                        views,
                        page,
                        (_, link) -> kind == null || kind == link.kind() ? link : null));
    }

    /// By the time of attaching.
    public Page<AttachedRunView> attachedRuns(ModelName model, long version, Page.Request page) {
        var list = new Listing<>(ATTACHED_RUNS, Keys.version(model.value(), version));
        return store.read(views ->
                list.page(
                        views,
                        page,
                        (_, row) -> row.joined(views.get(RUNS, Keys.run(row.runId())))));
    }

    public Optional<Read<ArtifactView>> artifact(ArtifactName artifact) {
        return store.read(views ->
                read(
                        views,
                        views.get(ARTIFACTS, Keys.name(artifact.value())),
                        StreamId.of(artifact)));
    }

    /// By name.
    public Page<ArtifactView> artifacts(Page.Request page) {
        var list = new Listing<>(ARTIFACTS, Key.EMPTY);
        return store.read(views -> list.page(views, page, (_, artifact) -> artifact));
    }

    /// @param version empty for the newest
    public Optional<Read<ArtifactVersionView>> artifactVersion(
            ArtifactName artifact, OptionalLong version) {
        return store.read(views -> {
            var number =
                    version.isPresent()
                            ? Long.valueOf(version.getAsLong())
                            : latest(views.get(ARTIFACTS, Keys.name(artifact.value())));
            var row =
                    number == null
                            ? null
                            : views.get(ARTIFACT_VERSIONS, Keys.version(artifact.value(), number));
            return read(views, row, StreamId.of(artifact));
        });
    }

    private static @Nullable Long latest(@Nullable ArtifactView artifact) {
        return artifact == null ? null : artifact.latestVersion();
    }

    /// By number.
    public Page<ArtifactVersionView> artifactVersions(ArtifactName artifact, Page.Request page) {
        var list = new Listing<>(ARTIFACT_VERSIONS, Keys.within(artifact.value()));
        return store.read(views -> list.page(views, page, (_, version) -> version));
    }

    public Optional<Read<RunView>> run(RunId run) {
        return store.read(views ->
                read(
                        views,
                        joined(views, views.get(RUNS, Keys.run(run.value()))),
                        StreamId.of(run)));
    }

    /// Newest first.
    public Page<RunView> runs(
            @Nullable PipelineName pipeline, @Nullable RunStatus status, Page.Request page) {
        var list = new Listing<>(RUNS_BY_START, Key.EMPTY);
        return store.read(views ->
                list.page(
                        views,
                        page,
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
        var rows = new ArrayList<StepRow>();
        store.read(views -> {
            views.scan(RUN_STEPS, Keys.run(run.value()), null, (_, row) -> rows.add(row));
            return rows;
        });
        return rows.stream()
                .sorted(Comparator.comparingLong(StepRow::startSequence))
                .map(StepRow::step)
                .toList();
    }

    /// Oldest first.
    ///
    /// @param type released name of the event; null for all
    /// @param version number of a version of the model; null for all
    public Page<RecordedEvent> history(
            StreamId stream, @Nullable String type, @Nullable Long version, Page.Request page) {
        var filter = new HistoryFilter(type, version);
        var list = new Listing<>(HISTORY, Keys.records(stream));
        return store.read(views ->
                list.page(
                        views,
                        page,
                        (_, record) -> {
                            var event = codec.decode(record.bytes());
                            return filter.shows(event)
                                    ? new RecordedEvent(event, record.partition(), record.offset())
                                    : null;
                        }));
    }

    /// The row as it was right after an event of its stream: what the answer to a command showed.
    public Optional<VersionView> versionAt(ModelName model, long number, long sequence) {
        return store.read(views ->
                Optional.ofNullable(new Past(views, codec).version(model, number, sequence)));
    }

    public Optional<ModelView> modelAt(ModelName model, long sequence) {
        return store.read(
                views -> Optional.ofNullable(new Past(views, codec).model(model, sequence)));
    }

    /// With the models it is attached to now: they are told by other streams.
    public Optional<RunView> runAt(RunId run, long sequence) {
        return store.read(views ->
                Optional.ofNullable(joined(views, new Past(views, codec).run(run, sequence))));
    }

    /// The sequence of the last event of the stream that is applied; 0 when there is none.
    public long sequence(StreamId stream) {
        return store.read(views -> sequence(views, stream));
    }

    /// The records of a stream as they stand in the log, oldest first, all from one snapshot.
    public void forEachRecord(StreamId stream, Consumer<byte[]> consumer) {
        store.read(views -> {
            views.scan(
                    HISTORY,
                    Keys.records(stream),
                    null,
                    (_, record) -> {
                        consumer.accept(record.bytes());
                        return true;
                    });
            return stream;
        });
    }

    /// The events of a stream from one sequence to another, both included, as far as they are applied.
    public List<EventEnvelope> events(StreamId stream, long first, long last) {
        var events = new ArrayList<EventEnvelope>();
        return store.read(views -> {
            views.scan(
                    HISTORY,
                    Keys.records(stream),
                    Keys.record(stream, first - 1),
                    (key, record) -> {
                        if (Keys.lastNumber(key) > last) {
                            return false;
                        }
                        return events.add(codec.decode(record.bytes()));
                    });
            return events;
        });
    }

    /// What a command did, if it was applied in the 24 hours before `now`.
    public Optional<CommandReceipt> receipt(StreamId stream, CommandId command, Instant now) {
        var since = Keys.micros(now.minus(CommandDays.MEMORY));
        return store.read(views -> {
            var row = views.get(STREAMS, Keys.stream(stream));
            if (row == null) {
                return Optional.empty();
            }
            return CommandDays.search(now, Keys.time(row.timeMicros()))
                    .map(day ->
                            Optional.ofNullable(
                                    views.get(COMMANDS, Keys.command(day, stream, command))))
                    .flatMap(Optional::stream)
                    .filter(found -> found.timeMicros() >= since)
                    .map(ReceiptRow::receipt)
                    .findFirst();
        });
    }

    /// What is applied, for each partition that holds any record.
    public Position applied() {
        return applied.position();
    }

    /// Offset of the next record to apply in a partition: all before it are in the views.
    public long nextOffset(int partition) {
        return applied.next(partition);
    }

    /// Waits until the views have applied a position; false when the time is over first.
    public boolean await(Position position, Duration atMost) throws InterruptedException {
        return applied.await(position, atMost);
    }

    /// SHA-256 over the rows of each view, by its name. Equal logs give equal digests, however they were read.
    public SortedMap<String, String> digests() {
        return store.read(views -> {
            var digests = new TreeMap<String, String>();
            Table.ALL.forEach(table -> digests.put(table.name(), views.digest(table)));
            return digests;
        });
    }

    private static <T> Optional<Read<T>> read(Snapshot views, @Nullable T row, StreamId stream) {
        return row == null
                ? Optional.empty()
                : Optional.of(new Read<>(row, sequence(views, stream)));
    }

    private static long sequence(Snapshot views, StreamId stream) {
        var row = views.get(STREAMS, Keys.stream(stream));
        return row == null ? 0 : row.sequence();
    }

    private static @Nullable RunView joined(Snapshot views, @Nullable RunView run) {
        if (run == null) {
            return null;
        }
        var models = new ArrayList<RunView.AttachedTo>();
        views.scan(
                RUN_MODELS, Keys.run(run.id()), null, (key, _) -> models.add(Keys.attachedTo(key)));
        return new RunView(
                run.id(),
                run.name(),
                run.pipeline(),
                run.status(),
                run.extra(),
                run.error(),
                run.startedAt(),
                run.startedBy(),
                run.endedAt(),
                models,
                run.sequence());
    }
}
