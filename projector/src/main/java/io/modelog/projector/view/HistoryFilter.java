package io.modelog.projector.view;

import io.modelog.events.model.Stage;
import io.modelog.projector.query.Filter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which events of a history to show; null asks for nothing.
///
/// @param type released name of the event
/// @param version number of a version of the model
/// @param stage that a version was moved into or out of
/// @param since the first moment, to the microsecond
/// @param until the first moment that is too late
public record HistoryFilter(
        @Nullable String type,
        @Nullable String actor,
        @Nullable Long version,
        @Nullable Stage stage,
        @Nullable Instant since,
        @Nullable Instant until) {
    public static final HistoryFilter ALL = new HistoryFilter(null, null, null, null, null, null);

    public HistoryFilter ofVersion(long number) {
        return new HistoryFilter(type, actor, number, stage, since, until);
    }

    public HistoryFilter ofType(String name) {
        return new HistoryFilter(name, actor, version, stage, since, until);
    }

    /// Also what a filter expression asks for outside of parentheses: a summary tells it sooner than the event.
    HistoryFilter and(@Nullable String expression) {
        return new HistoryFilter(
                type != null ? type : Filter.demanded(expression, "type").orElse(null),
                actor != null ? actor : Filter.demanded(expression, "actor").orElse(null),
                version,
                stage,
                since,
                until);
    }

    boolean showsAll() {
        return equals(ALL);
    }

    long sinceMicros() {
        return since == null ? 0 : Keys.microsUp(since);
    }

    long untilMicros() {
        return until == null ? Long.MAX_VALUE : Keys.microsUp(until);
    }

    boolean shows(EventSummary event) {
        return (type == null || type.equals(event.type()))
                && (actor == null || actor.equals(event.actor()))
                && (version == null || version.equals(event.version()))
                && (stage == null
                        || stage.name().equals(event.from())
                        || stage.name().equals(event.to()))
                && event.timeMicros() >= sinceMicros()
                && event.timeMicros() < untilMicros();
    }
}
