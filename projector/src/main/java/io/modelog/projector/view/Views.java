package io.modelog.projector.view;

import static io.modelog.projector.view.Table.COMMANDS;
import static io.modelog.projector.view.Table.HISTORY;
import static io.modelog.projector.view.Table.MODELS;
import static io.modelog.projector.view.Table.REQUESTS;
import static io.modelog.projector.view.Table.STAGE_PERIODS;
import static io.modelog.projector.view.Table.STREAMS;
import static io.modelog.projector.view.Table.VERSIONS;

import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.codec.EventCodec;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.model.Stage;
import io.modelog.events.model.VersionSelector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the views of this node. Each call sees one snapshot and takes no lock; thread-safe.
///
/// A bad cursor throws [IllegalArgumentException]; every read throws [ViewsUnavailable] while the views are not open.
public final class Views implements ModelReads {
    private final ViewStore store;
    private final EventCodec codec;
    private final AppliedOffsets applied;

    Views(ViewStore store, EventCodec codec, AppliedOffsets applied) {
        this.store = store;
        this.codec = codec;
        this.applied = applied;
    }

    @Override
    public Optional<Read<ModelView>> model(ModelName model) {
        return store.read(
                views -> views.answer(new ModelRows(views, model).view(), StreamId.of(model)));
    }

    @Override
    public Page<ModelView> models(Page.Request page) {
        var list = new Listing<>(MODELS, Key.EMPTY);
        return store.read(views -> list.page(views, page, Listed.MODELS, (_, model) -> model));
    }

    @Override
    public Optional<Read<VersionView>> version(ModelName model, VersionSelector version) {
        return store.read(views ->
                views.answer(new ModelRows(views, model).version(version), StreamId.of(model)));
    }

    @Override
    public Page<VersionView> versions(ModelName model, @Nullable Stage stage, Page.Request page) {
        return store.read(views -> new ModelRows(views, model).versions(stage, page));
    }

    @Override
    public Page<VersionView> versions(@Nullable Stage stage, Page.Request page) {
        var only = ModelRows.stage(stage, page);
        var list = new Listing<>(VERSIONS, Key.EMPTY);
        return store.read(views ->
                only.isPresent()
                        ? ModelRows.inStage(
                                views, Keys.stage(only.get()), Listed.VERSIONS_OF_ALL, page)
                        : list.page(views, page, Listed.VERSIONS_OF_ALL, (_, version) -> version));
    }

    @Override
    public Page<MetadataView> metadata(ModelName model, long version, Page.Request page) {
        return store.read(views -> new ModelRows(views, model).metadata(version, page));
    }

    /// In the model's order; those of an unknown model are the standard ones.
    public List<StageView> stages(ModelName model) {
        return store.read(views -> new ModelRows(views, model).stages());
    }

    @Override
    public Page<StageView> stages(ModelName model, Page.Request page) {
        return store.read(views -> new ModelRows(views, model).stages(page));
    }

    /// By model, version and stage.
    ///
    /// @param model null for all
    /// @param status null for all
    public Page<RequestView> requests(
            @Nullable ModelName model, @Nullable String status, Page.Request page) {
        var list = new Listing<>(REQUESTS, model == null ? Key.EMPTY : Keys.within(model.value()));
        return store.read(views ->
                list.page(
                        views,
                        page,
                        Listed.REQUESTS,
                        (_, request) ->
                                status == null || status.equals(request.status())
                                        ? request
                                        : null));
    }

    @Override
    public Page<RequestView> requests(ModelName model, long version, Page.Request page) {
        return store.read(views -> new ModelRows(views, model).requests(version, page));
    }

    @Override
    public Page<LinkView> links(
            ModelName model,
            long version,
            @Nullable ArtifactKind kind,
            @Nullable ArtifactName artifact,
            Page.Request page) {
        return store.read(
                views -> new ModelRows(views, model).links(version, kind, artifact, page));
    }

    @Override
    public Page<AttachedRunView> attachedRuns(ModelName model, long version, Page.Request page) {
        return store.read(views -> new ModelRows(views, model).attachedRuns(version, page));
    }

    /// Who held a stage from when to when, by start; also in a model that is deleted by now.
    ///
    /// @param stage null for all
    public Page<StagePeriodView> stagePeriods(
            ModelName model, @Nullable Stage stage, Page.Request page) {
        var list = new Listing<>(STAGE_PERIODS, Keys.within(model.value()));
        return store.read(views ->
                list.page(
                        views,
                        page,
                        Listed.STAGE_PERIODS,
                        (_, period) ->
                                stage == null || stage.equals(period.stage()) ? period : null));
    }

    /// The same as it was. The answer is for one thread, and best for one request: it keeps what it has folded last.
    public PastViews asOf(AsOf moment) {
        return new PastViews(store, moment);
    }

    public ArtifactViews artifacts() {
        return new ArtifactViews(store);
    }

    public RunViews runs() {
        return new RunViews(store);
    }

    public LineageViews lineage() {
        return new LineageViews(store);
    }

    public TagViews tags() {
        return new TagViews(store);
    }

    public HistoryViews history() {
        return new HistoryViews(store, codec);
    }

    /// The row as it was right after an event of its stream: what the answer to a command showed.
    public Optional<VersionView> versionAt(ModelName model, long number, long sequence) {
        return store.readPast(past -> Optional.ofNullable(past.version(model, number, sequence)));
    }

    public Optional<ModelView> modelAt(ModelName model, long sequence) {
        return store.readPast(past -> Optional.ofNullable(past.model(model, sequence)));
    }

    public Optional<RequestView> requestAt(
            ModelName model, long version, Stage stage, long sequence) {
        return store.readPast(
                past -> Optional.ofNullable(past.request(model, version, stage, sequence)));
    }

    public List<MetadataView> metadataAt(ModelName model, long version, long sequence) {
        return store.readPast(past -> past.metadata(model, version, sequence));
    }

    /// The sequence of the last event of the stream that is applied; 0 when there is none.
    public long sequence(StreamId stream) {
        return store.read(views -> views.sequence(stream));
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
}
