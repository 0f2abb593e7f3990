package io.modelog.projector.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/// How far each partition is in the views, and who waits for more. Each waiter wakes once, when its own offset is
/// reached. Thread-safe.
final class AppliedOffsets {
    private record Waiter(long offset, CountDownLatch reached) {}

    private final AtomicLongArray next;
    private final List<PriorityQueue<Waiter>> waiting = new ArrayList<>();

    AppliedOffsets(int partitions) {
        next = new AtomicLongArray(partitions);
        for (var i = 0; i < partitions; i++) {
            waiting.add(new PriorityQueue<>(Comparator.comparingLong(Waiter::offset)));
        }
    }

    int partitions() {
        return next.length();
    }

    /// Offset of the next record to apply: all before it are in the views.
    long next(int partition) {
        return next.get(partition);
    }

    Position position() {
        return Position.before(next.length(), this::next);
    }

    /// To be called after the views show it; never goes back.
    void advance(int partition, long nextOffset) {
        if (nextOffset <= next.get(partition)) {
            return;
        }
        next.set(partition, nextOffset);
        var waiters = waiting.get(partition);
        synchronized (waiters) {
            for (var first = waiters.peek();
                    first != null && first.offset < nextOffset;
                    first = waiters.peek()) {
                waiters.remove().reached.countDown();
            }
        }
    }

    /// Waits until all of a position is applied; false when the time is over first, or a partition does not exist.
    boolean await(Position position, Duration atMost) throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        for (var entry : position.offsets().entrySet()) {
            var partition = entry.getKey();
            var exists = partition >= 0 && partition < next.length();
            if (!exists || !await(partition, entry.getValue(), deadline)) {
                return false;
            }
        }
        return true;
    }

    private boolean await(int partition, long offset, long deadline) throws InterruptedException {
        if (next.get(partition) > offset) {
            return true;
        }
        var waiter = new Waiter(offset, new CountDownLatch(1));
        var waiters = waiting.get(partition);
        synchronized (waiters) {
            if (next.get(partition) > offset) {
                return true;
            }
            waiters.add(waiter);
        }
        try {
            return waiter.reached.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } finally {
            if (waiter.reached.getCount() > 0) {
                synchronized (waiters) {
                    waiters.remove(waiter);
                }
            }
        }
    }
}
