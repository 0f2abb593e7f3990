package io.modelog.api.event;

import io.modelog.projector.feed.FeedCursor;
import io.modelog.projector.view.HistoryViews;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/// One reader of the log and the connection that it listens on. For one thread.
final class EventStream {
    /// Between two signs of life.
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /// Most bytes that are gathered into one write; an event is never cut.
    static final int WRITE_BYTES_MAX = 64 << 10;

    private final FeedCursor cursor;
    private final EventFilter filter;
    private final HistoryViews history;
    private final OutputStream out;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private long written = System.nanoTime();

    EventStream(FeedCursor cursor, EventFilter filter, HistoryViews history, OutputStream out) {
        this.cursor = cursor;
        this.filter = filter;
        this.history = history;
        this.out = out;
    }

    /// Returns when the feed is closed. Throws [IOException] when the reader has left, or is too slow.
    void run() throws IOException, InterruptedException {
        heartbeat();
        while (!cursor.isClosed()) {
            var event = cursor.next(untilHeartbeat());
            if (event != null && filter.shows(event.envelope())) {
                gathered.writeBytes(EventFrames.id(cursor.position()));
                gathered.writeBytes(EventFrames.event(event, history));
            }
            if (gathered.size() > 0 && (!cursor.hasNext() || gathered.size() >= WRITE_BYTES_MAX)) {
                write();
            } else if (untilHeartbeat().isNegative()) {
                heartbeat();
            }
        }
    }

    private Duration untilHeartbeat() {
        return HEARTBEAT.minusNanos(System.nanoTime() - written);
    }

    private void heartbeat() throws IOException {
        gathered.writeBytes(EventFrames.heartbeat(cursor.position()));
        write();
    }

    private void write() throws IOException {
        gathered.writeTo(out);
        out.flush();
        gathered.reset();
        written = System.nanoTime();
    }
}
