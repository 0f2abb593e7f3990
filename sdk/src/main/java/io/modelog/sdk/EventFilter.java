package io.modelog.sdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which events a subscriber wants: those that fit all that is set.
///
/// {@snippet file=ClientSubscriptions.java region=follow}
///
/// @param types names of events; empty for all
/// @param model null for all streams
/// @param stage only changes of stage that lead into it; null for all events
/// @param stream such as `run/<id>`; null for all
/// @param actor null for all
public record EventFilter(
        List<String> types,
        @Nullable String model,
        @Nullable String stage,
        @Nullable String stream,
        @Nullable String actor) {
    public static final EventFilter ALL = new EventFilter(List.of(), null, null, null, null);

    public EventFilter {
        types = List.copyOf(types);
    }

    /// Versions of any model that enter the stage.
    public static EventFilter intoStage(String stage) {
        return new EventFilter(List.of(), null, stage, null, null);
    }

    public EventFilter ofModel(String name) {
        return new EventFilter(types, name, stage, stream, actor);
    }

    public EventFilter ofTypes(String... names) {
        return new EventFilter(List.of(names), model, stage, stream, actor);
    }

    Route route() {
        return Route.api("events")
                .with("type", types.isEmpty() ? null : String.join(",", types))
                .with("model", model)
                .with("stage", stage)
                .with("stream", stream)
                .with("actor", actor);
    }
}
