package io.modelog.projector.writer;

import io.modelog.events.log.EventEnvelope;
import io.modelog.events.log.Rejection;
import io.modelog.projector.view.Position;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a command.
public sealed interface Outcome {
    /// The events are in the log for good, but this node's views may not show them yet.
    ///
    /// @param events what the command appended, at least one, in order
    /// @param replayed the command had been committed before; these are its events from then
    record Committed(List<EventEnvelope> events, Position position, boolean replayed)
            implements Outcome {
        public Committed {
            events = List.copyOf(events);
        }

        public long lastSequence() {
            return events.getLast().sequence();
        }
    }

    /// Accepted, and there was nothing to change.
    ///
    /// @param sequence where the stream stands
    record Unchanged(long sequence, Position position) implements Outcome {}

    record Rejected(Rejection rejection) implements Outcome {}

    /// The stream is not where `If-Match` says.
    record Stale(long expected, long actual) implements Outcome {}

    /// Another node writes this stream.
    ///
    /// @param owner its address; null while nobody is known to
    record NotOwner(@Nullable URI owner) implements Outcome {}

    /// Not accepted, or its outcome is not known: to be repeated with the same command id.
    record Unavailable(String why) implements Outcome {}
}
