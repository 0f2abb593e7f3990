package io.modelog.projector.view;

import io.modelog.events.codec.EventCodec;
import io.modelog.events.decider.CorruptStream;
import io.modelog.projector.schema.SchemaRegistryException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The views as the state store of a projection: records are folded into a batch, and [#flush] writes it together with
/// the offsets that it leads to. Kafka Streams' global thread alone changes it; anybody may read.
///
/// Once a record could not be folded, nothing is written any more: what is in the batch may be half of an event.
public final class ViewStore implements StateStore {
    public static final String NAME = "views";

    /// Goes up whenever rows are written differently, so that a new release folds the log anew.
    private static final int FORMAT = 5;

    private static final Duration READERS_LEAVE = Duration.ofSeconds(10);

    /// How long the views may stand still for their successor to come as far.
    private static final Duration SUCCESSOR_WAIT = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(ViewStore.class);

    private final EventCodec codec;
    private final AppliedOffsets applied;
    private final Views views;
    private final long[] next;
    private volatile String log = "";
    private volatile @Nullable ViewsDirectory place;
    private volatile @Nullable Consumer<Path> filler;
    private volatile @Nullable OpenRows open;
    private volatile @Nullable Successor successor;
    private volatile @Nullable Thread retiring;
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
            now.recent().start();
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        var here = new ViewsDirectory(context.stateDir().toPath(), NAME + "-" + FORMAT + log);
        place = here;
        fill(here);
        here.deleteOthers();
        open(here.serving());
        context.register(root, (_, _) -> {}); // never called: the processor runs on restore
    }

    /// Has the views filled by another when there are none of this log in this format: after an upgrade, or on a new
    /// node. Those of another format stay until that is done.
    ///
    /// @param directory is given where to put them; may leave it empty
    public void fillBy(Consumer<Path> directory) {
        filler = directory;
    }

    private void fill(ViewsDirectory here) {
        var fills = filler;
        if (fills == null || Files.exists(here.serving())) {
            return;
        }
        var filled = here.beside();
        fills.accept(filled);
        if (Files.exists(filled)) {
            here.serve(filled);
        }
    }

    /// Where a rebuild may put new views: [#succeedBy] takes them from there. Throws [ViewsUnavailable] while these are
    /// not open.
    public Path beside() {
        var here = place;
        if (here == null || open == null) {
            throw new ViewsUnavailable();
        }
        return here.beside();
    }

    public void open(Path directory) {
        var opened = OpenRows.in(directory, codec);
        open = opened; // first: who waits for a position reads when it is told
        for (var partition = 0; partition < next.length; partition++) {
            var offset = opened.database().offset(partition);
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
            writing().fold().apply(new LogRecord(partition, offset, record));
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
            now.write(next, applied);
        } catch (RocksDBException e) {
            failed = true;
            throw Database.failed("writing the views", e);
        } catch (Throwable e) {
            failed = true;
            throw e;
        }
        var waiting = successor;
        if (waiting != null) {
            takeOver(waiting, now);
        }
    }

    /// Other rows, folded from the same log by another thread, in a store of their own.
    private record Successor(ViewStore store, CompletableFuture<Void> taken) {}

    /// Serves the rows of another store from the next flush on at which they are as far as these; nobody reads less
    /// than before, and no read fails. The other store is closed then, and these rows are deleted when their last
    /// reader has left.
    ///
    /// @return completes when that is done, or exceptionally when it can not be done: then all is as it was
    public CompletableFuture<Void> succeedBy(ViewStore fresh) {
        var taken = new CompletableFuture<Void>();
        successor = new Successor(fresh, taken);
        return taken;
    }

    /// Whether views of this directory serve from the next start on.
    public boolean isAt(Path directory) {
        return placed().serving().equals(directory);
    }

    /// Takes back what was offered and not taken.
    public void keep() {
        successor = null;
    }

    private void takeOver(Successor waiting, OpenRows old) {
        try {
            if (!waiting.store.applied.await(applied.position(), SUCCESSOR_WAIT)) {
                return; // it is asked again after the next poll
            }
            successor = null;
            var fresh = waiting.store.handOver(placed());
            if (fresh == null) {
                return;
            }
            fresh.recent().start();
            open = fresh;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return;
        } catch (UncheckedIOException e) {
            waiting.taken.completeExceptionally(e);
            return;
        }
        for (var partition = 0; partition < next.length; partition++) {
            next[partition] = Math.max(next[partition], waiting.store.next[partition]);
            applied.advance(partition, next[partition]);
        }
        retiring = Thread.ofVirtual().name("views-retire").start(old::retire);
        LOG.atInfo().addKeyValue("position", applied.position()).log("rebuilt views serve");
        waiting.taken.complete(null);
    }

    /// Null when they were closed meanwhile.
    private synchronized @Nullable OpenRows handOver(ViewsDirectory to) {
        var rows = open;
        if (rows == null || failed) {
            return null;
        }
        to.serve(rows.directory());
        open = null;
        return rows;
    }

    /// Runs unless the rows were taken over; false when they were.
    public synchronized boolean whileOwned(Runnable folding) {
        if (open == null) {
            return false;
        }
        folding.run();
        return true;
    }

    private ViewsDirectory placed() {
        return Objects.requireNonNull(place, "a store that is flushed was opened in a place");
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
        var now = entered();
        try (var snapshot = now.database().snapshot()) {
            return reading.apply(new Past(snapshot, codec, now.recent()));
        } finally {
            now.readers().leave();
        }
    }

    /// Rows let nobody in only after they were replaced here, or given up.
    private OpenRows entered() {
        for (var now = open; now != null; now = open) {
            if (now.readers().enter()) {
                return now;
            }
        }
        throw new ViewsUnavailable();
    }

    /// How much each view holds.
    public List<ViewSize> sizes() {
        return read(views -> Table.ALL.stream().map(views::size).toList());
    }

    /// Compares these rows with those of another store that has folded the same log, both at one position.
    ///
    /// @param reach has the other store fold exactly up to a position, given by the next offset of each partition
    public List<ViewCheck> check(ViewStore fresh, Consumer<long[]> reach) {
        return read(views -> {
            var offsets = new long[next.length];
            Arrays.setAll(offsets, views::offset);
            reach.accept(offsets);
            return fresh.read(expected ->
                    Table.ALL.stream().map(table -> ViewCheck.of(table, views, expected)).toList());
        });
    }

    /// Drops what was not written, and waits for readers.
    @Override
    public void close() {
        var now = open;
        if (now == null) {
            return;
        }
        open = null;
        if (now.close(READERS_LEAVE)) {
            LOG.atInfo().addKeyValue("position", applied.position()).log("views closed");
        }
        awaitRetired();
    }

    private void awaitRetired() {
        var running = retiring;
        try {
            if (running != null && !running.join(READERS_LEAVE)) {
                LOG.atWarn().log("replaced views are deleted at the next start");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private OpenRows writing() {
        var now = open;
        if (now == null || failed) {
            throw new ViewsUnavailable();
        }
        return now;
    }
}
