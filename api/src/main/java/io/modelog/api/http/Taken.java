package io.modelog.api.http;

import io.modelog.events.log.EventEnvelope;
import io.modelog.projector.view.Position;
import java.util.List;

/// What came of a step in another stream.
///
/// @param events that it made there; empty when another node took it
/// @param answer of that node, as JSON
public record Taken(Position position, List<EventEnvelope> events, String answer) {
    static final Taken NOTHING = at(Position.NONE);

    public Taken {
        events = List.copyOf(events);
    }

    static Taken at(Position position) {
        return new Taken(position, List.of(), "");
    }

    static Position end(List<Taken> all) {
        return all.stream().map(Taken::position).reduce(Position.NONE, Position::and);
    }
}
