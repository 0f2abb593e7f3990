package io.modelog.projector.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.events.id.CommandId;
import io.modelog.events.id.StepName;
import io.modelog.events.id.StreamId;
import io.modelog.events.model.Stage;
import io.modelog.projector.lineage.LineageNode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How keys are written, so that their order is the order of the lists.
///
/// Names hold no control characters, so a zero byte ends them and sorts before whatever a longer name goes on with.
/// Numbers count from 0 and are big-endian.
final class Keys {
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final Instant LAST = time(Long.MAX_VALUE);

    private Keys() {}

    static Key name(String name) {
        return new Key(name.getBytes(UTF_8));
    }

    /// All rows of a model or an artifact, in a table keyed by its name first.
    static Key within(String name) {
        return of(name).key();
    }

    /// Version of a model, or of an artifact.
    static Key version(String name, long number) {
        return of(name).number(number).key();
    }

    static Key versionName(String model, String versionName) {
        return of(model).rest(versionName).key();
    }

    static Key versionId(String model, UUID id) {
        return of(model).id(id).key();
    }

    static Key stage(String stage) {
        return of(stage).key();
    }

    static Key stage(String stage, String model) {
        return of(stage).text(model).key();
    }

    static Key stage(Stage stage, String model, long number) {
        return of(stage.toString()).text(model).number(number).key();
    }

    /// By start.
    static Key period(String model, Instant from, long number) {
        return of(model).number(micros(from)).number(number).key();
    }

    /// @param sequence of the event that changed it
    static Key left(String model, long number, long sequence) {
        return of(model).number(number).number(sequence).key();
    }

    static Key openPeriod(String stage, long fromMicros, String model, long number) {
        return of(stage).number(fromMicros).text(model).number(number).key();
    }

    /// @param side which list of the node it is in, 0 or 1
    static Key closedPeriods(String stage, long node, int side) {
        return of(stage).number(node).small(side).key();
    }

    /// What is sorted by a number under a prefix, from that number on.
    static Key from(Key prefix, long number) {
        return new Parts().bytes(prefix.bytes()).number(number).key();
    }

    static Key ofVersion(Key prefix, String model, long number) {
        return new Parts().bytes(prefix.bytes()).text(model).number(number).key();
    }

    static long number(Key key, int from) {
        return ByteBuffer.wrap(key.bytes()).getLong(from);
    }

    /// What follows a part of so many bytes.
    static Key after(int length, Key key) {
        return new Key(Arrays.copyOfRange(key.bytes(), length, key.bytes().length));
    }

    /// A key that is a name and nothing else.
    static String text(Key key) {
        return new String(key.bytes(), UTF_8);
    }

    /// Name at the start of a key.
    static String firstName(Key key) {
        return new String(key.bytes(), 0, ends(key.bytes()) - 1, UTF_8);
    }

    static Key links(String model, long number, String artifact) {
        return of(model).number(number).text(artifact).key();
    }

    static Key link(String model, long number, String artifact, long artifactVersion) {
        return of(model).number(number).text(artifact).number(artifactVersion).key();
    }

    static Key attachment(String model, long number, long sequence) {
        return of(model).number(number).number(sequence).key();
    }

    static Key request(String model, long number, String stage) {
        return of(model).number(number).rest(stage).key();
    }

    /// Of a version of a model or an artifact: what its metadata keys begin with.
    static Key metadataOf(StreamId stream, long number) {
        return of(stream.toString()).number(number).key();
    }

    /// Of a run, or of a step of it.
    static Key metadataOf(StreamId run, @Nullable StepName step) {
        return of(run.toString()).text(step == null ? "" : step.value()).key();
    }

    static Key metadata(Key owner, String key) {
        return new Parts().bytes(owner.bytes()).rest(key).key();
    }

    static Key tagged(String tag, TaggedView.Kind kind, String name, long number) {
        return of(tag).text(kind.name()).text(name).number(number).key();
    }

    static Key linkedBy(String artifact, long artifactVersion, String model, long number) {
        return of(artifact).number(artifactVersion).text(model).number(number).key();
    }

    static Key use(UseView use) {
        return of(use.artifact())
                .number(use.version())
                .id(use.runId())
                .text(use.step())
                .small(use.written() ? 1 : 0)
                .key();
    }

    /// All former edges of a node.
    static Key formerEdges(LineageNode node) {
        return of(node.toString()).key();
    }

    static Key formerEdge(LineageNode node, LineageNode other, FormerEdge edge) {
        return of(node.toString())
                .text(other.toString())
                .text(edge.relation().name())
                .number(edge.until())
                .key();
    }

    static Key run(UUID run) {
        return new Parts().id(run).key();
    }

    static Key step(UUID run, String step) {
        return new Parts().id(run).rest(step).key();
    }

    static Key runModel(UUID run, String model, long number) {
        return new Parts().id(run).text(model).number(number).key();
    }

    static Key artifactVersionId(UUID id) {
        return new Parts().id(id).key();
    }

    static Key cached(String cacheKey) {
        return of(cacheKey).key();
    }

    /// Later ends first.
    static Key cached(String cacheKey, Instant end, UUID run, String step) {
        return of(cacheKey).number(Long.MAX_VALUE - micros(end)).id(run).rest(step).key();
    }

    /// The step that a key of the step cache is about, as the step's own key.
    static Key cachedStep(Key cached) {
        var bytes = cached.bytes();
        var from = ends(bytes) + Long.BYTES;
        return new Key(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    /// Later runs first.
    static Key runStart(Instant start, UUID run) {
        return new Parts().number(Long.MAX_VALUE - micros(start)).id(run).key();
    }

    static Key stream(StreamId stream) {
        return name(stream.toString());
    }

    static Key records(StreamId stream) {
        return within(stream.toString());
    }

    static Key record(StreamId stream, long sequence) {
        return record(stream(stream), sequence);
    }

    /// @param stream its own key
    static Key record(Key stream, long sequence) {
        return new Parts().ended(stream).number(sequence).key();
    }

    /// All events of a moment, among those of all streams.
    static Key moment(long micros) {
        return new Parts().number(Long.MAX_VALUE - micros).key();
    }

    /// Later events first: RocksDB reads what it was given last quickly in this direction only.
    static Key moment(long micros, int partition, long offset) {
        return new Parts()
                .number(Long.MAX_VALUE - micros)
                .small(partition)
                .number(Long.MAX_VALUE - offset)
                .key();
    }

    /// Of a share of the log that is folded beside others: no name begins with a zero byte.
    static Key ofShare(int share, Key key) {
        return new Parts().small(share).bytes(key.bytes()).key();
    }

    static Key partition(int partition) {
        return new Parts().small(partition).key();
    }

    /// All commands of a day.
    static Key day(int day) {
        return new Parts().small(day).key();
    }

    static Key command(int day, StreamId stream, CommandId command) {
        return command(day, stream(stream), command);
    }

    /// @param stream its own key
    static Key command(int day, Key stream, CommandId command) {
        return new Parts().small(day).ended(stream).rest(command.value()).key();
    }

    static int dayOf(Instant time) {
        return Math.toIntExact(Math.floorDiv(micros(time), MICROS_PER_DAY));
    }

    static int dayOf(Key command) {
        return ByteBuffer.wrap(command.bytes()).getInt();
    }

    /// Number at the end of a key.
    static long lastNumber(Key key) {
        return ByteBuffer.wrap(key.bytes()).getLong(key.bytes().length - Long.BYTES);
    }

    /// Run at the end of a key.
    static UUID lastId(Key key) {
        var buffer = ByteBuffer.wrap(key.bytes());
        buffer.position(key.bytes().length - 2 * Long.BYTES);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /// The version that a key of the stage index is about: what follows the stage.
    static Key staged(Key key) {
        var bytes = key.bytes();
        return new Key(Arrays.copyOfRange(bytes, ends(bytes), bytes.length));
    }

    /// Where the text ends that a key starts with.
    private static int ends(byte[] bytes) {
        var from = 0;
        while (bytes[from] != 0) {
            from++;
        }
        return from + 1;
    }

    /// Run at the start of a key.
    static UUID firstId(Key key) {
        var buffer = ByteBuffer.wrap(key.bytes());
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /// The version that a run is attached to: what follows the run.
    static RunView.AttachedTo attachedTo(Key runModel) {
        var bytes = runModel.bytes();
        var from = 2 * Long.BYTES;
        var length = bytes.length - from - 1 - Long.BYTES;
        return new RunView.AttachedTo(new String(bytes, from, length, UTF_8), lastNumber(runModel));
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /// The first microsecond that is not before a time, among those that keys can hold.
    static long microsUp(Instant time) {
        if (!time.isAfter(Instant.EPOCH)) {
            return 0;
        }
        if (!time.isBefore(LAST)) {
            return Long.MAX_VALUE;
        }
        var micros = micros(time);
        return time(micros).isBefore(time) ? micros + 1 : micros;
    }

    static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static Parts of(String name) {
        return new Parts().text(name);
    }

    private static final class Parts {
        private byte[] bytes = new byte[96];
        private int length;

        Parts text(String text) {
            return rest(text).zero();
        }

        /// A key that is a text.
        Parts ended(Key text) {
            return bytes(text.bytes()).zero();
        }

        private Parts zero() {
            room(1);
            bytes[length++] = 0;
            return this;
        }

        Parts rest(String text) {
            return bytes(text.getBytes(UTF_8));
        }

        Parts bytes(byte[] more) {
            room(more.length);
            System.arraycopy(more, 0, bytes, length, more.length);
            length += more.length;
            return this;
        }

        Parts number(long number) {
            room(Long.BYTES);
            ByteBuffer.wrap(bytes).putLong(length, number);
            length += Long.BYTES;
            return this;
        }

        Parts small(int number) {
            room(Integer.BYTES);
            ByteBuffer.wrap(bytes).putInt(length, number);
            length += Integer.BYTES;
            return this;
        }

        Parts id(UUID id) {
            return number(id.getMostSignificantBits()).number(id.getLeastSignificantBits());
        }

        Key key() {
            return new Key(Arrays.copyOf(bytes, length));
        }

        private void room(int more) {
            if (length + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length + more);
            }
        }
    }
}
