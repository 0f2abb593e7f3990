package io.modelog.sdk.pipeline;

import io.modelog.sdk.NewStep;
import io.modelog.sdk.Runs;
import io.modelog.sdk.Step;
import io.modelog.sdk.StepEnd;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What the node hears of a step: its start while it runs, and its end; both in one request when the step is over within
/// the [#GRACE].
final class StepReport {
    static final Duration GRACE = Duration.ofMillis(5);

    private final Runs runs;
    private final String runId;
    private final NewStep step;
    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable FutureTask<Step> start;

    StepReport(Runs runs, String runId, NewStep step) {
        this.runs = runs;
        this.runId = runId;
        this.step = step;
    }

    void begin() {
        Thread.ofVirtual().name("modelog-start-" + step.name()).start(this::startAfterGrace);
    }

    private void startAfterGrace() {
        try {
            if (!over.await(GRACE.toNanos(), TimeUnit.NANOSECONDS)) {
                sendUnlessOver();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Returns when the node knows that the step runs.
    void await() throws InterruptedException {
        join(send());
    }

    Step end(StepEnd end) throws InterruptedException {
        var sent = close();
        if (sent == null) {
            return runs.recordStep(runId, step, end);
        }
        join(sent);
        return runs.endStep(runId, step.name(), end);
    }

    /// In a thread of its own: an interrupt of the step must not cut off what the node is told.
    private synchronized FutureTask<Step> send() {
        if (start == null) {
            start = new FutureTask<>(() -> runs.startStep(runId, step));
            Thread.startVirtualThread(start);
        }
        return start;
    }

    private synchronized void sendUnlessOver() {
        if (over.getCount() > 0) {
            var _ = send();
        }
    }

    private synchronized @Nullable FutureTask<Step> close() {
        over.countDown();
        return start;
    }

    private static void join(FutureTask<Step> start) throws InterruptedException {
        try {
            start.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        }
    }
}
