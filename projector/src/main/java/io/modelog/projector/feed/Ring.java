package io.modelog.projector.feed;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The latest events that the views have applied, in one order for all readers. One thread appends; readers take no lock
/// and keep their own place, the index of an event.
final class Ring {
    /// Most events kept.
    static final int EVENTS_MAX = 10_000;

    /// Most bytes kept, about.
    static final long BYTES_MAX = 32 << 20;

    /// What an event costs besides its record, and its record decoded and rendered.
    private static final int EVENT_BYTES = 400;

    private static final int RECORD_FACTOR = 4;

    /// @param after offset of the next record in each partition, this one passed
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Entry(long index, FeedEvent event, long[] after) {
        long weight() {
            return EVENT_BYTES + (long) RECORD_FACTOR * event.recordBytes();
        }
    }

    /// What is kept: the events from `first` to before `end`, and where each partition stands before and after them.
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Bounds(long first, long[] before, long end, long[] after) {}

    private final AtomicReferenceArray<@Nullable Entry> entries =
            new AtomicReferenceArray<>(EVENTS_MAX);
    private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
    private volatile Bounds bounds;
    private volatile boolean closed;
    private long bytes;

    /// @param next offset of the first record to come in each partition
    Ring(long[] next) {
        bounds = new Bounds(0, next.clone(), 0, next.clone());
    }

    Bounds bounds() {
        return bounds;
    }

    boolean isClosed() {
        return closed;
    }

    /// For the one thread that appends. Readers are woken by [#wake].
    void append(FeedEvent event) {
        var now = bounds;
        var after = now.after.clone();
        after[event.partition()] = event.offset() + 1;
        var entry = new Entry(now.end, event, after);
        var first = now.first;
        var before = now.before;
        bytes += entry.weight();
        while (first < now.end && (now.end - first >= EVENTS_MAX || bytes > BYTES_MAX)) {
            var oldest = entries.getAndSet(slot(first), null);
            if (oldest != null) {
                bytes -= oldest.weight();
                before = oldest.after;
            }
            first++;
        }
        entries.set(slot(now.end), entry);
        bounds = new Bounds(first, before, now.end + 1, after);
    }

    void wake() {
        waiting.forEach(LockSupport::unpark);
    }

    /// Null when it is no longer, or not yet, here.
    @Nullable Entry at(long index) {
        var entry = entries.get(slot(index));
        return entry != null && entry.index == index ? entry : null;
    }

    private static int slot(long index) {
        return (int) (index % EVENTS_MAX);
    }

    /// Drops what was made of the records.
    void forget() {
        for (var slot = 0; slot < EVENTS_MAX; slot++) {
            var entry = entries.get(slot);
            if (entry != null) {
                entry.event.forget();
            }
        }
    }

    /// Waits until there is an event at the index, the ring is closed or the time is over.
    ///
    /// @param deadline of [System#nanoTime]
    void await(long index, long deadline) throws InterruptedException {
        var self = Thread.currentThread();
        waiting.add(self);
        try {
            for (var left = deadline - System.nanoTime();
                    left > 0 && bounds.end <= index && !closed;
                    left = deadline - System.nanoTime()) {
                LockSupport.parkNanos(this, left);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } finally {
            waiting.remove(self);
        }
    }

    void close() {
        closed = true;
        wake();
    }
}
