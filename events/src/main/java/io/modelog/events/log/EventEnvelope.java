package io.modelog.events.log;

import io.modelog.events.id.Actor;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.CorrelationId;
import io.modelog.events.id.StreamId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One fact of the log: what, who, when and why. The hashes that seal it are read with [HashChain].
///
/// @param sequence position in the stream: 1, 2, 3 and so on without gaps
/// @param time to the microsecond; never goes back within a stream
/// @param causationId the event that caused the command, when one did
public record EventEnvelope(
        UUID eventId,
        long sequence,
        Instant time,
        Actor actor,
        @Nullable String reason,
        CommandId commandId,
        CorrelationId correlationId,
        @Nullable String causationId,
        Event event) {
    public EventEnvelope {
        time = time.truncatedTo(ChronoUnit.MICROS);
    }

    public StreamId stream() {
        return event.stream();
    }
}
