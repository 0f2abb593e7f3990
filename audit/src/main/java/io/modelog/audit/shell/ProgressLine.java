package io.modelog.audit.shell;

import java.io.PrintWriter;
import java.util.concurrent.atomic.LongAdder;

/// Tells people at a terminal once a second how many records are done, how fast and, when it is known how many there
/// are, how long the rest takes; others nothing. Thread-safe.
public final class ProgressLine implements AutoCloseable {
    private static final long STEP_MILLIS = 1000;
    private static final int BAR = 30;
    private static final String ERASE = "\r\u001b[K";

    private final LongAdder done = new LongAdder();
    private final PrintWriter out;
    private final long startedNanos = System.nanoTime();
    private final boolean shown;
    private long total;
    private boolean closed;

    @SuppressWarnings(
            "SystemConsoleNull") // which it is in JDK 25 again where no terminal is (JDK-8351435)
    public ProgressLine(PrintWriter out) {
        this.out = out;
        var console = System.console();
        this.shown = console != null && console.isTerminal();
        if (shown) {
            Thread.ofPlatform().daemon().name("progress").start(this::run);
        }
    }

    /// Counts the records.
    public LongAdder read() {
        return done;
    }

    /// From now on there is a bar.
    ///
    /// @param records how many there are, about
    public synchronized void expect(long records) {
        total = records;
    }

    public double seconds() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    private synchronized void run() {
        try {
            while (!closed) {
                out.print(ERASE + line(done.sum(), total, seconds()));
                out.flush();
                wait(STEP_MILLIS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// @param total 0 when it is not known
    static String line(long done, long total, double seconds) {
        var rate = done / Math.max(seconds, 1e-3);
        if (total == 0) {
            return "%,d records, %,.0f/s".formatted(done, rate);
        }
        var part = Math.min(1, (double) done / total);
        var filled = (int) (part * BAR);
        return "[%s%s] %3.0f %%  %,d of %,d records, %,.0f/s%s"
                .formatted(
                        "#".repeat(filled),
                        ".".repeat(BAR - filled),
                        Math.floor(part * 100),
                        done,
                        total,
                        rate,
                        done == 0 ? "" : ", %,.0f s left".formatted((total - done) / rate));
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        if (shown) {
            out.print(ERASE);
            out.flush();
        }
    }
}
