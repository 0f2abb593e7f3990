package io.modelog.projector.feed;

import io.modelog.events.codec.EventCodec;
import io.modelog.projector.replay.LogReader;
import io.modelog.projector.topic.ClosingRecord;
import io.modelog.projector.view.Position;
import io.modelog.projector.view.Views;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets many follow the log at the cost of one reader: the latest events are kept in memory, each once for all, from the
/// moment this node's views show them. Who is further behind reads from Kafka until it meets them. Events come
/// from the log and never from the views, so that their rebuild tells nobody anything. Thread-safe.
public final class EventFeed implements AutoCloseable {
    /// Most readers that read from Kafka at once; others wait.
    static final int CATCHING_UP_MAX = 8;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration VIEWS_CHECK = Duration.ofSeconds(1);
    private static final Duration CLOSE_AT_MOST = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);

    private final String bootstrapServers;
    private final Views views;
    private final EventCodec codec;
    private final int partitions;
    private final Semaphore catchingUp = new Semaphore(CATCHING_UP_MAX, true);
    private final Set<FeedCursor> cursors = ConcurrentHashMap.newKeySet();
    private @Nullable Ring ring;
    private @Nullable Thread thread;
    private volatile boolean closed;

    public EventFeed(String bootstrapServers, Views views, EventCodec codec, int partitions) {
        this.bootstrapServers = bootstrapServers;
        this.views = views;
        this.codec = codec;
        this.partitions = partitions;
    }

    /// All events behind a position; a partition that it does not name counts from its beginning. Costs nothing before
    /// the first call.
    public FeedCursor after(Position position) {
        return cursor(next(position));
    }

    /// Only what this node's views have not applied yet.
    public FeedCursor fromNow() {
        return after(views.applied());
    }

    private FeedCursor cursor(long[] next) {
        var cursor = new FeedCursor(this, running(), next);
        cursors.add(cursor);
        return cursor;
    }

    void left(FeedCursor cursor) {
        cursors.remove(cursor);
    }

    /// How many events the one that is furthest behind has yet to see, of those in memory.
    public long lag() {
        return cursors.stream().mapToLong(FeedCursor::lag).max().orElse(0);
    }

    public int readers() {
        return cursors.size();
    }

    /// Has each event in memory decoded, and rendered, anew: a subject was erased whom it may name.
    public synchronized void forget() {
        if (ring != null) {
            ring.forget();
        }
    }

    private synchronized Ring running() {
        var known = ring;
        if (known == null) {
            var started = new Ring(next(views.applied()));
            ring = started;
            known = started;
            if (closed) {
                started.close();
            } else {
                thread = Thread.ofPlatform().name("event-feed").daemon().start(() -> run(started));
            }
        }
        return known;
    }

    private long[] next(Position position) {
        var next = new long[partitions];
        position.offsets().forEach((partition, offset) -> next[partition] = offset + 1);
        return next;
    }

    private void run(Ring to) {
        try {
            while (!closed) {
                fill(to);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            to.close();
        }
    }

    private void fill(Ring to) throws InterruptedException {
        var ends = new long[partitions];
        Arrays.fill(ends, Long.MAX_VALUE);
        try (var reader = new LogReader(bootstrapServers, _ -> true, to.bounds().after())) {
            while (!closed) {
                append(to, reader.poll(ends));
            }
        } catch (KafkaException e) {
            LOG.atWarn().setCause(e).log("the log cannot be followed; it is tried again");
            Thread.sleep(RETRY_AFTER);
        }
    }

    private void append(Ring to, ConsumerRecords<byte[], byte[]> records)
            throws InterruptedException {
        for (var partition : records.partitions()) {
            var last = records.records(partition).getLast();
            var shown = Position.of(partition.partition(), last.offset());
            while (!views.await(shown, VIEWS_CHECK)) {
                if (closed) {
                    return;
                }
            }
            for (var record : records.records(partition)) {
                if (!ClosingRecord.isKey(record.key())) {
                    to.append(event(record));
                }
            }
            to.wake();
        }
    }

    FeedEvent event(ConsumerRecord<byte[], byte[]> record) {
        return new FeedEvent(record.partition(), record.offset(), record.value(), codec);
    }

    Semaphore catchingUp() {
        return catchingUp;
    }

    LogReader read(long[] next) {
        return new LogReader(bootstrapServers, _ -> true, next);
    }

    /// Ends all readers.
    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            closed = true;
            running = thread;
            if (ring != null) {
                ring.close();
            }
        }
        try {
            if (running != null) {
                running.join(CLOSE_AT_MOST);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
