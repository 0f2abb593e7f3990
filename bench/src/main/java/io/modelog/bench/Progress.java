package io.modelog.bench;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many commands were answered, and when the first was in each epoch: a span between two restarts. Thread-safe.
final class Progress {
    private final Map<Integer, Long> firstNanos = new HashMap<>();
    private long answers;
    private int epoch;
    private @Nullable Throwable failure;

    /// The epoch of an attempt that begins now.
    synchronized int epoch() {
        return epoch;
    }

    /// Whatever is answered from an attempt that began before counts for the epoch before.
    synchronized void nextEpoch() {
        epoch++;
    }

    synchronized void answered(int attemptEpoch) {
        answers++;
        firstNanos.putIfAbsent(attemptEpoch, System.nanoTime());
        notifyAll();
    }

    synchronized void failed(Throwable cause) {
        failure = cause;
        notifyAll();
    }

    synchronized void awaitAnswers(long wanted) throws InterruptedException {
        while (answers < wanted) {
            failIfGivenUp();
            wait();
        }
    }

    /// The [System#nanoTime] of the first answer in the current epoch.
    synchronized long awaitFirstAnswer() throws InterruptedException {
        while (!firstNanos.containsKey(epoch)) {
            failIfGivenUp();
            wait();
        }
        return firstNanos.getOrDefault(epoch, 0L);
    }

    private synchronized void failIfGivenUp() {
        if (failure != null) {
            throw new IllegalStateException("a caller gave up", failure);
        }
    }
}
