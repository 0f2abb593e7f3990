package io.modelog.api.event;

import io.modelog.api.http.Query;
import io.modelog.events.codec.EventCodec;
import io.modelog.events.id.Actor;
import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.Event;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.model.ModelEvent.VersionStageChanged;
import io.modelog.events.model.Stage;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which events a reader wants: those that fit all that is given.
///
/// @param types released names; null for all
/// @param stream null for all
/// @param model whose stream it is; null for all
/// @param stage only changes of stage that lead into it; null for all events
/// @param actor null for all
record EventFilter(
        @Nullable Set<String> types,
        @Nullable StreamId stream,
        @Nullable ModelName model,
        @Nullable Stage stage,
        @Nullable Actor actor) {
    static final String TYPE = "type";
    static final String STREAM = "stream";
    static final String MODEL = "model";
    static final String STAGE = "stage";
    static final String ACTOR = "actor";

    static EventFilter of(Query query) {
        return new EventFilter(
                query.optional(TYPE, EventFilter::types),
                query.optional(STREAM, StreamId::parse),
                query.optional(MODEL, ModelName::new),
                query.optional(STAGE, Stage::new),
                query.optional(ACTOR, Actor::new));
    }

    private static Set<String> types(String text) {
        var types = Arrays.stream(text.split(",", -1)).collect(Collectors.toSet());
        for (var type : types) {
            if (!EventCodec.TYPES.contains(type)) {
                throw new InvalidValue(TYPE, "'%s' is no type of event".formatted(type));
            }
        }
        return types;
    }

    boolean shows(EventEnvelope envelope) {
        return (types == null || types.contains(envelope.event().type()))
                && (stream == null || stream.equals(envelope.stream()))
                && (model == null || StreamId.of(model).equals(envelope.stream()))
                && (stage == null || leadsInto(stage, envelope.event()))
                && (actor == null || actor.equals(envelope.actor()));
    }

    private static boolean leadsInto(Stage stage, Event event) {
        return event instanceof Event.OfModel(_, VersionStageChanged change)
                && change.to().equals(stage);
    }
}
