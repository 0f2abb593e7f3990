package io.modelog.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/// Callers in a closed loop: each makes a call when its last one has returned.
///
/// @param callers each a virtual thread
/// @param warmUp calls begun in it are not counted
record Load(int callers, Duration warmUp, Duration measured) {
    private static final long NANOS_MAX = Duration.ofMinutes(1).toNanos();
    private static final int DIGITS = 3;

    @FunctionalInterface
    interface Call {
        /// An exception ends the run.
        void make() throws Exception;
    }

    /// Makes the calls of one caller, and closes what it needed.
    interface CallerCalls extends Call, AutoCloseable {
        @Override
        void close();

        static CallerCalls of(Call call) {
            return new CallerCalls() {
                @Override
                public void make() throws Exception {
                    call.make();
                }

                @Override
                public void close() {}
            };
        }
    }

    record Figures(Histogram nanos, double seconds) {
        double perSecond() {
            return nanos.getTotalCount() / seconds;
        }

        double millis(double percentile) {
            return nanos.getValueAtPercentile(percentile) / 1e6;
        }

        Figures and(Figures other) {
            var both = nanos.copy();
            both.add(other.nanos);
            return new Figures(both, seconds + other.seconds);
        }
    }

    /// @param calls of the caller with a number from 0
    Figures run(IntFunction<CallerCalls> calls) throws Exception {
        var ready = new CountDownLatch(callers);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Histogram>>();
            for (var i = 0; i < callers; i++) {
                var caller = calls.apply(i);
                running.add(
                        threads.submit(() -> {
                            try (caller) {
                                ready.countDown();
                                ready.await();
                                return loop(caller);
                            }
                        }));
            }
            var all = new Histogram(NANOS_MAX, DIGITS);
            for (var caller : running) {
                all.add(caller.get());
            }
            return new Figures(all, measured.toNanos() / 1e9);
        }
    }

    private Histogram loop(CallerCalls caller) throws Exception {
        var nanos = new Histogram(NANOS_MAX, DIGITS);
        var begin = System.nanoTime() + warmUp.toNanos();
        var end = begin + measured.toNanos();
        for (var start = System.nanoTime(); start < end; start = System.nanoTime()) {
            caller.make();
            if (start >= begin) {
                nanos.recordValue(System.nanoTime() - start);
            }
        }
        return nanos;
    }
}
