package io.modelog.projector.view;

import io.modelog.events.id.InvalidValue;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/// The moment up to which the log counts; what came later has not happened yet.
public sealed interface AsOf {
    /// All that was recorded until then, to the microsecond and it included.
    record Time(Instant time) implements AsOf {
        public Time {
            time = time.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /// All up to these offsets, they included. Says nothing of the partitions it does not name.
    record At(Position position) implements AsOf {}

    /// Reads an RFC 3339 time, or a position such as `3:17,5:2`. Throws [InvalidValue].
    static AsOf parse(String text) {
        try {
            return text.contains("T")
                    ? new Time(Instant.parse(text))
                    : new At(Position.parse(text));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new InvalidValue(
                    "asOf",
                    "is neither a time such as 2026-01-31T12:00:00Z nor a position such as 3:17");
        }
    }
}
