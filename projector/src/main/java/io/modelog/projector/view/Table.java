package io.modelog.projector.view;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// One view: a column family, and what its rows are.
///
/// @param name of the column family
/// @param type of a row in memory
/// @param appendOnly whether the fold hardly ever reads it
record Table<V>(
        String name,
        Class<V> type,
        boolean appendOnly,
        Function<V, byte[]> encode,
        Function<byte[], V> decode) {
    /// The row of an index: that it is there says all.
    enum Present {
        PRESENT
    }

    /// A version of a model that links an artifact version.
    ///
    /// @param sequence of the event of the model that linked it so
    record LinkedBy(String model, long number, long artifactVersion, long sequence) {}

    /// Artifact and number of an artifact version.
    record ArtifactVersionAt(String artifact, long number) {}

    /// By name.
    static final Table<ModelView> MODELS =
            bytes("models", ModelView.class, ModelRowBytes::write, ModelRowBytes::model);

    /// By model and number.
    static final Table<VersionView> VERSIONS =
            bytes("versions", VersionView.class, ModelRowBytes::write, ModelRowBytes::version);

    /// Number by model and version name.
    static final Table<Long> VERSION_NAMES = number("version_names");

    /// Number by model and version id.
    static final Table<Long> VERSION_IDS = number("version_ids");

    /// By stage, model and number.
    static final Table<Present> VERSION_STAGES = index("version_stages");

    /// By model, start and number.
    static final Table<StagePeriodView> STAGE_PERIODS =
            json("stage_periods", StagePeriodView.class);

    /// The periods that go on: by stage, start, model and number.
    static final Table<Present> OPEN_PERIODS = index("open_periods");

    /// The periods that are over, each twice ([PeriodIndex]): by stage, node, side, bound, model and number.
    static final Table<Present> CLOSED_PERIODS = index("closed_periods", true);

    /// Versions as they were when they left a stage or were deleted: by model, number and the sequence of that event.
    static final Table<VersionView> LEFT_VERSIONS =
            new Table<>(
                    "left_versions", VersionView.class, true, VERSIONS.encode(), VERSIONS.decode());

    /// By model; none while it has the standard stages and no policy.
    static final Table<StagesRow> STAGES = json("stages", StagesRow.class);

    /// By model, number and stage.
    static final Table<RequestView> REQUESTS = json("requests", RequestView.class);

    /// By what has it ([Keys#metadataOf]) and key.
    static final Table<MetadataView> METADATA =
            bytes("metadata", MetadataView.class, ModelRowBytes::write, ModelRowBytes::metadata);

    /// By name.
    static final Table<TagView> TAGS = json("tags", TagView.class);

    /// By tag, kind, name and number.
    static final Table<TaggedView> TAGGED =
            bytes("tagged", TaggedView.class, ModelRowBytes::write, ModelRowBytes::tagged);

    /// By name.
    static final Table<ArtifactView> ARTIFACTS =
            bytes(
                    "artifacts",
                    ArtifactView.class,
                    ArtifactRowBytes::write,
                    ArtifactRowBytes::artifact);

    /// By artifact and number.
    static final Table<ArtifactVersionView> ARTIFACT_VERSIONS =
            bytes(
                    "artifact_versions",
                    ArtifactVersionView.class,
                    ArtifactRowBytes::write,
                    ArtifactRowBytes::version);

    /// By id.
    static final Table<ArtifactVersionAt> ARTIFACT_VERSION_IDS =
            bytes(
                    "artifact_version_ids",
                    ArtifactVersionAt.class,
                    ArtifactRowBytes::write,
                    ArtifactRowBytes::versionAt);

    /// By model, number, artifact and artifact version.
    static final Table<LinkView> LINKS =
            bytes("links", LinkView.class, ArtifactRowBytes::write, ArtifactRowBytes::link);

    /// By artifact, artifact version, model and number.
    static final Table<LinkedBy> LINKED_BY =
            bytes("linked_by", LinkedBy.class, ArtifactRowBytes::write, ArtifactRowBytes::linkedBy);

    /// By artifact, version, run, step and whether it was written.
    static final Table<UseView> ARTIFACT_USES = json("artifact_uses", UseView.class);

    /// By model, number and the sequence of attaching.
    static final Table<AttachmentRow> ATTACHED_RUNS = json("attached_runs", AttachmentRow.class);

    /// By id; without the models it is attached to.
    static final Table<RunView> RUNS =
            bytes("runs", RunView.class, RunRowBytes::write, RunRowBytes::run);

    /// By run and name.
    static final Table<StepRow> RUN_STEPS =
            bytes("run_steps", StepRow.class, RunRowBytes::write, RunRowBytes::step);

    /// Sequence of attaching by run, model and number.
    static final Table<Long> RUN_MODELS = number("run_models");

    /// By run, model and number, while the run holds that version.
    static final Table<Present> HELD_VERSIONS = index("held_versions");

    /// The steps that completed with a cache key: by key, end, latest first, run and name.
    static final Table<Present> STEP_CACHE = index("step_cache");

    /// Of the runs that are to give signs of life: how often, in seconds, by id while they run.
    static final Table<Long> HEARTBEATS = number("heartbeats");

    /// By node, the other node, relation and the sequence of the event that unmade it.
    static final Table<FormerEdge> FORMER_EDGES = json("former_edges", FormerEdge.class);

    /// By start, latest first, and run.
    static final Table<Present> RUNS_BY_START = index("runs_by_start");

    /// By stream and sequence.
    static final Table<LogRecord> HISTORY =
            new Table<>("history", LogRecord.class, true, LogRecord::encode, LogRecord::decode);

    /// By stream and number of the block.
    static final Table<SummaryBlock> HISTORY_SUMMARIES =
            new Table<>(
                    "history_summaries",
                    SummaryBlock.class,
                    false,
                    SummaryBlock::encode,
                    SummaryBlock::decode);

    /// By time, latest first, partition and offset.
    static final Table<EventRow> EVENTS_BY_TIME =
            new Table<>("events_by_time", EventRow.class, true, EventRow::encode, EventRow::decode);

    /// By stream and sequence; none for events that replaced nothing, or that tell by themselves what.
    static final Table<ReplacedRow> REPLACED = json("replaced", ReplacedRow.class);

    /// By day, stream and command id.
    static final Table<ReceiptRow> COMMANDS =
            new Table<>("commands", ReceiptRow.class, true, ReceiptRow::encode, ReceiptRow::decode);

    /// By stream id.
    static final Table<StreamRow> STREAMS =
            new Table<>("streams", StreamRow.class, false, StreamRow::encode, StreamRow::decode);

    static final List<Table<?>> ALL =
            List.of(
                    MODELS,
                    VERSIONS,
                    VERSION_NAMES,
                    VERSION_IDS,
                    VERSION_STAGES,
                    STAGE_PERIODS,
                    OPEN_PERIODS,
                    CLOSED_PERIODS,
                    LEFT_VERSIONS,
                    STAGES,
                    REQUESTS,
                    METADATA,
                    TAGS,
                    TAGGED,
                    ARTIFACTS,
                    ARTIFACT_VERSIONS,
                    ARTIFACT_VERSION_IDS,
                    LINKS,
                    LINKED_BY,
                    ARTIFACT_USES,
                    ATTACHED_RUNS,
                    RUNS,
                    RUN_STEPS,
                    RUN_MODELS,
                    HELD_VERSIONS,
                    STEP_CACHE,
                    HEARTBEATS,
                    RUNS_BY_START,
                    FORMER_EDGES,
                    HISTORY,
                    HISTORY_SUMMARIES,
                    EVENTS_BY_TIME,
                    REPLACED,
                    COMMANDS,
                    STREAMS);

    /// For tables with many rows: a third of the bytes and of the time of JSON.
    private static <V> Table<V> bytes(
            String name,
            Class<V> type,
            BiConsumer<RowWriter, V> write,
            Function<RowReader, V> read) {
        return new Table<>(
                name,
                type,
                false,
                view -> {
                    var row = new RowWriter();
                    write.accept(row, view);
                    return row.row();
                },
                bytes -> read.apply(new RowReader(bytes)));
    }

    private static <V> Table<V> json(String name, Class<V> type) {
        var json = RowJson.of(type);
        return new Table<>(name, type, false, json::encode, json::decode);
    }

    private static Table<Long> number(String name) {
        return new Table<>(
                name,
                Long.class,
                false,
                number -> ByteBuffer.allocate(Long.BYTES).putLong(number).array(),
                bytes -> ByteBuffer.wrap(bytes).getLong());
    }

    private static Table<Present> index(String name) {
        return index(name, false);
    }

    private static Table<Present> index(String name, boolean appendOnly) {
        return new Table<>(name, Present.class, appendOnly, _ -> new byte[0], _ -> Present.PRESENT);
    }

    /// The bytes of a row that is known to be of this table only at run time.
    byte[] encoded(Object row) {
        return encode.apply(type.cast(row));
    }

    /// Tables are told apart by name.
    @Override
    public boolean equals(Object other) {
        return other instanceof Table<?> table && name.equals(table.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
