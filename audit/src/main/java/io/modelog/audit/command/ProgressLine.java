package io.modelog.audit.command;

import java.io.PrintWriter;
import java.util.concurrent.atomic.LongAdder;

/// Tells people at a terminal once a second how many records were read, and how fast; others nothing. Thread-safe.
final class ProgressLine implements AutoCloseable {
    private static final long STEP_MILLIS = 1000;
    private static final String ERASE = "\r\u001b[K";

    private final LongAdder read = new LongAdder();
    private final PrintWriter out;
    private final long startedNanos = System.nanoTime();
    private final boolean shown;
    private boolean closed;

    @SuppressWarnings(
            "SystemConsoleNull") // which it is in JDK 25 again where no terminal is (JDK-8351435)
    ProgressLine(PrintWriter out) {
        this.out = out;
        var console = System.console();
        this.shown = console != null && console.isTerminal();
        if (shown) {
            Thread.ofPlatform().daemon().name("progress").start(this::run);
        }
    }

    /// Counts the records.
    LongAdder read() {
        return read;
    }

    double seconds() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    private synchronized void run() {
        try {
            while (!closed) {
                out.printf("%s%,d records, %,.0f/s", ERASE, read.sum(), read.sum() / seconds());
                out.flush();
                wait(STEP_MILLIS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
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
