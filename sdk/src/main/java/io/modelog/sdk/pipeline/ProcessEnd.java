package io.modelog.sdk.pipeline;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Ends a run as failed when its process is told to stop, as by Ctrl-C, and keeps the process until the node knows.
final class ProcessEnd implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;

    ProcessEnd(Consumer<Throwable> stop) {
        hook = new Thread(() -> await(stop), "modelog-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void await(Consumer<Throwable> stop) {
        stop.accept(new CancellationException("the process was told to stop"));
        try {
            closed.await(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is stopping, and the hook has just been let go.
        }
    }
}
