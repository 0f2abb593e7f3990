package io.modelog.projector.view;

import io.modelog.events.codec.EventCodec;
import io.modelog.events.decider.CorruptStream;
import io.modelog.projector.schema.SchemaRegistryException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The views as the state store of a projection: records are folded into a batch, and [#flush] writes it together with
/// the offsets that it leads to. Kafka Streams' global thread alone changes it; anybody may read.
///
/// Once a record could not be folded, nothing is written any more: what is in the batch may be half of an event.
public final class ViewStore implements StateStore {
    public static final String NAME = "views";

    /// Goes up whenever rows are written differently, so that a new release folds the log anew.
    private static final int FORMAT = 4;

    private static final Duration READERS_LEAVE = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(ViewStore.class);

    /// What is there between opening and closing.
    private record Open(
            Database database,
            BatchRows rows,
            RecentRows recent,
            LogFold fold,
            WriteBatch batch,
            Readers readers) {}

    private final EventCodec codec;
    private final AppliedOffsets applied;
    private final Views views;
    private final long[] next;
    private volatile String log = "";
    private volatile @Nullable Open open;
    private boolean failed;

    public ViewStore(EventCodec codec, int partitions) {
        this.codec = codec;
        this.applied = new AppliedOffsets(partitions);
        this.next = new long[partitions];
        this.views = new Views(this, codec, applied);
    }

    public Views views() {
        return views;
    }

    /// Says which log is to come, before the store is opened: what was folded from another is deleted then.
    ///
    /// @param topicId of Kafka: a topic that is made anew has another
    public void readFrom(Uuid topicId) {
        log = "-" + topicId;
    }

    /// From now on keeps what answers to commands may ask for. To be called when the log is caught up with.
    public void remember() {
        var now = open;
        if (now != null) {
            now.recent.start();
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        var directory = ViewsDirectory.in(context.stateDir().toPath(), NAME + "-" + FORMAT + log);
        open(directory);
        context.register(root, (_, _) -> {}); // never called: the processor runs on restore
    }

    void open(Path directory) {
        var database = Database.open(directory);
        var recent = new RecentRows();
        var rows = new BatchRows(database, recent);
        open =
                new Open(
                        database,
                        rows,
                        recent,
                        new LogFold(rows, codec),
                        new WriteBatch(),
                        new Readers());
        for (var partition = 0; partition < next.length; partition++) {
            var offset = database.offset(partition);
            next[partition] = offset == null ? 0 : offset;
            applied.advance(partition, next[partition]);
        }
        LOG.atInfo()
                .addKeyValue("directory", directory)
                .addKeyValue("position", applied.position())
                .log("views opened");
    }

    /// Folds a record into the batch; one before the offset it has already got to changes nothing. Throws
    /// [UnreadableRecord] on one that can not be read or can not follow, and [SchemaRegistryException], with nothing
    /// changed, when its schema could not be asked for.
    public void apply(int partition, long offset, byte @Nullable [] record) {
        if (offset < next[partition]) {
            return;
        }
        try {
            if (record == null) {
                throw new CorruptStream("there is a record without value");
            }
            writing().fold.apply(new LogRecord(partition, offset, record));
            next[partition] = offset + 1;
        } catch (SchemaRegistryException e) { // the record is decoded before a row is touched
            throw e;
        } catch (RuntimeException e) {
            failed = true;
            throw new UnreadableRecord(partition, offset, e);
        } catch (Throwable e) {
            failed = true;
            throw e;
        }
    }

    /// Goes on behind a record that is no event.
    public void pass(int partition, long offset) {
        next[partition] = Math.max(next[partition], offset + 1);
    }

    /// Offset of the next record to fold in a partition: all before it are in the batch or written. For the thread that
    /// applies.
    public long nextToFold(int partition) {
        return next[partition];
    }

    /// Writes what was applied, and shows it to readers.
    ///
    /// @param positions what the consumer reads next: past markers of transactions, which are no records
    public void flush(Map<TopicPartition, Long> positions) {
        var now = open;
        if (now == null || failed) {
            return;
        }
        positions.forEach((topicPartition, position) -> {
            var partition = topicPartition.partition();
            next[partition] = Math.max(next[partition], position);
        });
        try {
            write(now);
        } catch (RocksDBException e) {
            failed = true;
            throw Database.failed("writing the views", e);
        } catch (Throwable e) {
            failed = true;
            throw e;
        }
    }

    private void write(Open now) throws RocksDBException {
        now.rows.drainTo(now.batch);
        for (var partition = 0; partition < next.length; partition++) {
            if (next[partition] > applied.next(partition)) {
                now.batch.put(
                        now.database.offsets(),
                        Keys.partition(partition).bytes(),
                        ByteBuffer.allocate(Long.BYTES).putLong(next[partition]).array());
            }
        }
        if (now.batch.count() > 0) {
            now.database.write(now.batch);
            now.batch.clear();
        }
        for (var partition = 0; partition < next.length; partition++) {
            applied.advance(partition, next[partition]);
        }
    }

    /// Kafka Streams hands in nothing after a failed restore and old offsets after other failures, so the offsets that
    /// count are those that were applied.
    @Override
    public void commit(Map<TopicPartition, Long> offsets) {
        flush(Map.of());
    }

    @Override
    public @Nullable Long committedOffset(TopicPartition partition) {
        var offset = applied.next(partition.partition());
        return offset == 0 ? null : offset;
    }

    @Override
    @SuppressWarnings("deprecation") // in 4.3 this method still decides who keeps the offsets
    public boolean managesOffsets() {
        return true;
    }

    @Override
    public boolean persistent() {
        return true;
    }

    @Override
    public boolean isOpen() {
        return open != null;
    }

    /// Reads from one snapshot. Throws [ViewsUnavailable] when the views are not open.
    <T> T read(Function<Snapshot, T> reading) {
        return readPast(past -> reading.apply(past.snapshot()));
    }

    /// The same, with rows as they were.
    <T> T readPast(Function<Past, T> reading) {
        var now = open;
        if (now == null || !now.readers.enter()) {
            throw new ViewsUnavailable();
        }
        try (var snapshot = now.database.snapshot()) {
            return reading.apply(new Past(snapshot, codec, now.recent));
        } finally {
            now.readers.leave();
        }
    }

    /// Drops what was not written, and waits for readers.
    @Override
    public void close() {
        var now = open;
        if (now == null) {
            return;
        }
        open = null;
        now.batch.close();
        now.database.flush();
        if (now.readers.close(READERS_LEAVE)) {
            now.database.close();
            LOG.atInfo().addKeyValue("position", applied.position()).log("views closed");
        } else {
            LOG.atError().log("views left open: a reader did not come to an end");
        }
    }

    private Open writing() {
        var now = open;
        if (now == null || failed) {
            throw new ViewsUnavailable();
        }
        return now;
    }
}
