package io.modelog.projector.view;

import io.modelog.events.id.StreamId;
import io.modelog.projector.query.InvalidQuery;
import org.jspecify.annotations.Nullable;

/// Folds streams up to an event, keeps the last one, and refuses when that gets too much for one request. For one thread.
final class Folds {
    /// How many events a request may fold before it is refused another stream.
    static final long EVENTS_MAX = 2_000_000;

    private record Folded(StreamId stream, long sequence, MemoryRows rows) {}

    private @Nullable Folded last;
    private long events;

    MemoryRows of(Past past, StreamId stream, long sequence) {
        var known = last;
        if (known != null && known.stream.equals(stream) && known.sequence == sequence) {
            return known.rows;
        }
        if (events > EVENTS_MAX) {
            throw new InvalidQuery(
                    "asOf",
                    "needs more than %d events folded; read the list in its own order, page by page"
                            .formatted(EVENTS_MAX));
        }
        events += sequence;
        var rows = past.fold(stream, sequence);
        last = new Folded(stream, sequence, rows);
        return rows;
    }
}
