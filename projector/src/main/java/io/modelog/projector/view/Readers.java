package io.modelog.projector.view;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts who reads, so that what they read is closed only after the last has left. Thread-safe.
final class Readers {
    private final AtomicInteger holders = new AtomicInteger(1);
    private final CountDownLatch gone = new CountDownLatch(1);
    private volatile boolean closed;

    /// False once [#close] was called; else [#leave] must follow.
    boolean enter() {
        var now = holders.get();
        while (now > 0 && !closed) {
            if (holders.compareAndSet(now, now + 1)) {
                return true;
            }
            now = holders.get();
        }
        return false;
    }

    void leave() {
        if (holders.decrementAndGet() == 0) {
            gone.countDown();
        }
    }

    /// Lets nobody in any more and waits for those inside; false when they stay longer. To be called once.
    boolean close(Duration atMost) {
        closed = true;
        leave();
        try {
            return gone.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return gone.getCount() == 0;
        }
    }
}
