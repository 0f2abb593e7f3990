package io.modelog.api.history;

import io.modelog.api.http.Query;
import io.modelog.events.codec.EventCodec;
import io.modelog.events.id.Actor;
import io.modelog.events.id.InvalidValue;
import io.modelog.events.model.Stage;
import io.modelog.projector.view.HistoryFilter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Reads which events are asked for.
final class Asked {
    private static final int DATE = "2026-01-31".length();

    private Asked() {}

    /// @param version number of the only version; null for all
    static HistoryFilter filter(Query query, @Nullable Long version) {
        var actor = query.optional("actor", Actor::new);
        var since = query.optional("since", text -> moment("since", text));
        var until = query.optional("until", text -> after(since, moment("until", text)));
        return new HistoryFilter(
                query.optional("type", Asked::type),
                actor == null ? null : actor.value(),
                version,
                query.optional("stage", Stage::new),
                since,
                until);
    }

    private static String type(String text) {
        if (!EventCodec.TYPES.contains(text)) {
            throw new InvalidValue(
                    "type",
                    "'%s' is no type of event; the types are %s"
                            .formatted(text, String.join(", ", EventCodec.TYPES)));
        }
        return text;
    }

    private static Instant after(@Nullable Instant since, Instant until) {
        if (since != null && !since.isBefore(until)) {
            throw new InvalidValue("until", "is not after since, so nothing is between");
        }
        return until;
    }

    private static Instant moment(String parameter, String text) {
        try {
            return text.length() == DATE
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException _) {
            throw new InvalidValue(
                    parameter,
                    "is neither a time such as 2026-01-31T12:00:00Z nor a date such as 2026-01-31");
        }
    }
}
