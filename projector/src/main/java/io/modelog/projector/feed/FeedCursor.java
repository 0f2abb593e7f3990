package io.modelog.projector.feed;

import static java.util.Objects.requireNonNull;

import io.modelog.projector.replay.LogReader;
import io.modelog.projector.topic.ClosingRecord;
import io.modelog.projector.view.Position;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// One reader's place in the log: each event once, those of a stream in order. For one thread.
public final class FeedCursor implements AutoCloseable {
    private static final int IN_KAFKA = -1;

    private final EventFeed feed;
    private final Ring ring;
    private final long[] next;

    /// Of the next event in the ring; [#IN_KAFKA] while it is not there.
    private volatile long index = IN_KAFKA;

    private @Nullable LogReader reader;
    private Iterator<ConsumerRecord<byte[], byte[]>> fetched = Collections.emptyIterator();

    /// Where what was fetched is to end in each partition.
    private final long[] ends;

    FeedCursor(EventFeed feed, Ring ring, long[] next) {
        this.feed = feed;
        this.ring = ring;
        this.next = next;
        this.ends = next.clone();
    }

    /// The next event; null when none came in time. Throws [org.apache.kafka.common.KafkaException] when what is too old for
    /// the memory can not be read.
    public @Nullable FeedEvent next(Duration atMost) throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        do {
            var event = index == IN_KAFKA ? nextInKafka(deadline) : nextInRing(deadline);
            if (event != null) {
                return event;
            }
        } while (!ring.isClosed() && System.nanoTime() < deadline);
        return null;
    }

    /// Whether there will be no more events.
    public boolean isClosed() {
        return ring.isClosed();
    }

    /// Whether [#next] will return without waiting.
    public boolean hasNext() {
        return index == IN_KAFKA ? fetched.hasNext() : ring.bounds().end() > index;
    }

    /// What was returned so far: to go on from here leaves nothing out and repeats nothing.
    public Position position() {
        return Position.before(next.length, partition -> next[partition]);
    }

    long lag() {
        var at = index;
        return at == IN_KAFKA ? 0 : ring.bounds().end() - at;
    }

    private @Nullable FeedEvent nextInRing(long deadline) throws InterruptedException {
        var entry = ring.at(index);
        if (entry == null) {
            if (ring.bounds().first() > index) {
                index = IN_KAFKA;
            } else {
                ring.await(index, deadline);
            }
            return null;
        }
        index = entry.index() + 1;
        var event = entry.event();
        if (event.offset() < next[event.partition()]) {
            return null;
        }
        next[event.partition()] = event.offset() + 1;
        return event;
    }

    private @Nullable FeedEvent nextInKafka(long deadline) throws InterruptedException {
        while (fetched.hasNext()) {
            var record = fetched.next();
            var partition = record.partition();
            if (record.offset() >= next[partition] && record.offset() < ends[partition]) {
                next[partition] = record.offset() + 1;
                if (!ClosingRecord.isKey(record.key())) {
                    return feed.event(record);
                }
            }
        }
        passMarkers();
        var bounds = ring.bounds();
        if (isWithin(bounds.after(), next)) {
            enter(bounds.end());
        } else if (isWithin(bounds.before(), next)) {
            enter(bounds.first());
        } else if (mayRead(deadline)) {
            fetch(bounds);
        }
        return null;
    }

    /// What was fetched is returned; behind it there may have been markers of transactions, which are no records.
    private void passMarkers() {
        if (reader != null) {
            reader.positions()
                    .forEach((at, position) ->
                            next[at.partition()] = Math.max(next[at.partition()], position));
        }
    }

    private void enter(long at) {
        release();
        index = at;
    }

    private boolean mayRead(long deadline) throws InterruptedException {
        if (reader == null
                && feed.catchingUp()
                        .tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            try {
                reader = feed.read(next);
            } finally {
                if (reader == null) {
                    feed.catchingUp().release();
                }
            }
        }
        return reader != null;
    }

    /// Reads on, at most up to what is in memory now.
    private void fetch(Ring.Bounds bounds) {
        for (var partition = 0; partition < next.length; partition++) {
            ends[partition] = Math.max(bounds.after()[partition], next[partition]);
        }
        fetched = requireNonNull(reader).poll(ends).iterator();
    }

    private void release() {
        var reading = reader;
        if (reading != null) {
            reader = null;
            feed.catchingUp().release();
            reading.close();
        }
    }

    private static boolean isWithin(long[] earlier, long[] later) {
        for (var partition = 0; partition < earlier.length; partition++) {
            if (earlier[partition] > later[partition]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        feed.left(this);
        release();
    }
}
