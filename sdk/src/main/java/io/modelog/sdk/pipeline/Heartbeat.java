package io.modelog.sdk.pipeline;

import io.modelog.sdk.ConflictException;
import io.modelog.sdk.ModelogException;
import io.modelog.sdk.NotFoundException;
import io.modelog.sdk.Runs;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Tells the node at intervals that a run is alive, until it is closed.
final class Heartbeat implements AutoCloseable {
    private final Runs runs;
    private final String runId;
    private final Duration interval;
    private final Consumer<Throwable> ended;
    private final CountDownLatch closed = new CountDownLatch(1);

    private Heartbeat(Runs runs, String runId, Duration interval, Consumer<Throwable> ended) {
        this.runs = runs;
        this.runId = runId;
        this.interval = interval;
        this.ended = ended;
    }

    /// `ended` hears of it when the node has closed the run.
    static Heartbeat start(Runs runs, String runId, Duration interval, Consumer<Throwable> ended) {
        var heartbeat = new Heartbeat(runs, runId, interval, ended);
        Thread.ofVirtual().name("modelog-heartbeat").start(heartbeat::beat);
        return heartbeat;
    }

    private void beat() {
        try {
            while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                tell();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell() {
        try {
            runs.heartbeat(runId);
        } catch (ConflictException | NotFoundException e) {
            closed.countDown();
            ended.accept(e);
        } catch (ModelogException _) {
            // The node may be back before the run's time is up; a step's end will say when it is
            // not.
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
