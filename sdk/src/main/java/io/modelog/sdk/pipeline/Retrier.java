package io.modelog.sdk.pipeline;

import java.time.Duration;
import java.util.concurrent.Callable;

/// Runs a step's function until it succeeds or its [StepRetries] are used up. The first failure is the one that is
/// thrown, later ones are suppressed in it, so that the same failures always look the same. An interrupt ends it at once,
/// and so does an [Error]: a process that has run out of memory does not get better.
final class Retrier {
    private final StepRetries retries;
    private final Pause pause;
    private final Listener listener;

    Retrier(StepRetries retries, Pause pause, Listener listener) {
        this.retries = retries;
        this.pause = pause;
        this.listener = listener;
    }

    /// How it waits: `Thread::sleep`, but for tests.
    @FunctionalInterface
    interface Pause {
        void await(Duration delay) throws InterruptedException;
    }

    /// Is told of each failed attempt that is not the last, before the wait; the first attempt is 1.
    @FunctionalInterface
    interface Listener {
        void failed(int attempt, Exception cause, Duration delay);
    }

    <T> T run(Callable<T> work) throws Exception {
        try {
            return work.call();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception first) {
            return again(work, first);
        }
    }

    private <T> T again(Callable<T> work, Exception first) throws Exception {
        var latest = first;
        for (int attempt = 1; attempt < retries.attempts(); attempt++) {
            checkInterrupt(attempt, first);
            var delay = retries.delayAfter(attempt);
            listener.failed(attempt, latest, delay);
            try {
                pause.await(delay);
                return work.call();
            } catch (InterruptedException e) {
                e.addSuppressed(first);
                throw e;
            } catch (Exception e) {
                suppress(e, first);
                latest = e;
            } catch (Error e) {
                suppress(e, first);
                throw first;
            }
        }
        throw first;
    }

    /// A function that left the interrupt flag set was told to stop, whatever it threw instead.
    private static void checkInterrupt(int attempt, Exception first) throws InterruptedException {
        if (Thread.interrupted()) {
            var interrupted = new InterruptedException("interrupted in attempt " + attempt);
            interrupted.addSuppressed(first);
            throw interrupted;
        }
    }

    /// The same exception may come twice; none can be suppressed in itself.
    @SuppressWarnings("ReferenceEquality") // an exception may call itself equal to another
    private static void suppress(Throwable later, Exception first) {
        if (later != first) {
            first.addSuppressed(later);
        }
    }
}
