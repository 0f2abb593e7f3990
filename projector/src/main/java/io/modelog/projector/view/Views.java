package io.modelog.projector.view;

import static io.modelog.projector.view.Table.ATTACHED_RUNS;
import static io.modelog.projector.view.Table.COMMANDS;
import static io.modelog.projector.view.Table.HISTORY;
import static io.modelog.projector.view.Table.LINKS;
import static io.modelog.projector.view.Table.METADATA;
import static io.modelog.projector.view.Table.MODELS;
import static io.modelog.projector.view.Table.REQUESTS;
import static io.modelog.projector.view.Table.RUNS;
import static io.modelog.projector.view.Table.STAGES;
import static io.modelog.projector.view.Table.STREAMS;
import static io.modelog.projector.view.Table.VERSIONS;
import static io.modelog.projector.view.Table.VERSION_STAGES;

import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.codec.EventCodec;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.model.Stage;
import io.modelog.events.model.VersionSelector;
import io.modelog.projector.query.FieldSet;
import io.modelog.projector.query.Filter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
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
                views.answer(views.get(MODELS, Keys.name(model.value())), StreamId.of(model)));
    }

    /// By name.
    public Page<ModelView> models(Page.Request page) {
        var list = new Listing<>(MODELS, Key.EMPTY);
        return store.read(views -> list.page(views, page, Listed.MODELS, (_, model) -> model));
    }

    public Optional<Read<VersionView>> version(ModelName model, VersionSelector version) {
        return store.read(views -> {
            var number = new VersionLookup(views, model.value()).number(version);
            var row =
                    number == null
                            ? null
                            : views.get(VERSIONS, Keys.version(model.value(), number));
            return views.answer(row, StreamId.of(model));
        });
    }

    /// By number.
    public Page<VersionView> versions(ModelName model, @Nullable Stage stage, Page.Request page) {
        var only = stage(stage, page);
        if (only.isPresent()) {
            return inStage(Keys.stage(only.get(), model.value()), Listed.VERSIONS_OF_A_MODEL, page);
        }
        return store.read(views -> versions(views, model.value(), page));
    }

    /// How many there are, the model's own row tells.
    private static Page<VersionView> versions(Snapshot views, String model, Page.Request page) {
        var list = new Listing<>(VERSIONS, Keys.within(model));
        var known = page.countsAll() ? views.get(MODELS, Keys.name(model)) : null;
        return known == null
                ? list.page(views, page, Listed.VERSIONS_OF_A_MODEL, (_, version) -> version)
                : list.page(
                                views,
                                page.uncounted(),
                                Listed.VERSIONS_OF_A_MODEL,
                                (_, version) -> version)
                        .counted(known.versions());
    }

    /// Of all models, by model and number.
    public Page<VersionView> versions(@Nullable Stage stage, Page.Request page) {
        var only = stage(stage, page);
        if (only.isPresent()) {
            return inStage(Keys.stage(only.get()), Listed.VERSIONS_OF_ALL, page);
        }
        var list = new Listing<>(VERSIONS, Key.EMPTY);
        return store.read(
                views -> list.page(views, page, Listed.VERSIONS_OF_ALL, (_, version) -> version));
    }

    /// The stage that all versions of the page are in.
    private static Optional<String> stage(@Nullable Stage stage, Page.Request page) {
        return Optional.ofNullable(stage)
                .map(Stage::name)
                .or(() -> Filter.demanded(page.selection().filter(), "stage"));
    }

    private Page<VersionView> inStage(Key prefix, FieldSet<VersionView> fields, Page.Request page) {
        var list = new Listing<>(VERSION_STAGES, prefix);
        return store.read(views ->
                list.page(views, page, fields, (key, _) -> views.get(VERSIONS, Keys.staged(key))));
    }

    /// By key.
    public Page<MetadataView> metadata(ModelName model, long version, Page.Request page) {
        var list = new Listing<>(METADATA, Keys.metadataOf(StreamId.of(model), version));
        return store.read(views -> list.page(views, page, Listed.METADATA, (_, entry) -> entry));
    }

    /// In the model's order; those of an unknown model are the standard ones.
    public List<StageView> stages(ModelName model) {
        return store.read(views ->
                StagesRow.orStandard(views.get(STAGES, Keys.name(model.value()))).stages().stream()
                        .map(stage -> occupied(views, model, stage))
                        .toList());
    }

    /// In the model's order.
    public Page<StageView> stages(ModelName model, Page.Request page) {
        var stages = stages(model);
        var order = new HashMap<String, String>();
        stages.forEach(stage -> order.put(stage.name(), "%03d".formatted(order.size())));
        return Page.of(
                "stages of " + model,
                stages,
                stage -> order.getOrDefault(stage.name(), ""),
                Listed.STAGES,
                page);
    }

    private static StageView occupied(Snapshot views, ModelName model, StagesRow.Definition stage) {
        var numbers = new ArrayList<Long>();
        views.scan(
                VERSION_STAGES,
                Keys.stage(stage.name(), model.value()),
                null,
                (key, _) -> numbers.add(Keys.lastNumber(key)));
        return new StageView(
                stage.name(),
                stage.exclusive(),
                stage.policy(),
                stage.exclusive() && !numbers.isEmpty() ? numbers.getFirst() : null,
                numbers.size());
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

    /// By stage.
    public Page<RequestView> requests(ModelName model, long version, Page.Request page) {
        var list = new Listing<>(REQUESTS, Keys.version(model.value(), version));
        return store.read(
                views -> list.page(views, page, Listed.REQUESTS, (_, request) -> request));
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
                        Listed.LINKS,
                        (_, link) -> kind == null || kind == link.kind() ? link : null));
    }

    /// By the time of attaching.
    public Page<AttachedRunView> attachedRuns(ModelName model, long version, Page.Request page) {
        var list = new Listing<>(ATTACHED_RUNS, Keys.version(model.value(), version));
        return store.read(views ->
                list.page(
                        views,
                        page,
                        Listed.ATTACHED_RUNS,
                        (_, row) -> row.joined(views.get(RUNS, Keys.run(row.runId())))));
    }

    public ArtifactViews artifacts() {
        return new ArtifactViews(store);
    }

    public RunViews runs() {
        return new RunViews(store);
    }

    public TagViews tags() {
        return new TagViews(store);
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
                        Listed.HISTORY,
                        (_, record) -> {
                            var event = codec.decode(record.bytes());
                            return filter.shows(event)
                                    ? new RecordedEvent(event, record.partition(), record.offset())
                                    : null;
                        }));
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
