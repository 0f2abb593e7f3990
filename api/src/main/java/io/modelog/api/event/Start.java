package io.modelog.api.event;

import io.modelog.api.http.Problem;
import io.modelog.api.http.ProblemException;
import io.modelog.events.id.InvalidValue;
import io.modelog.projector.topic.Topics;
import io.modelog.projector.view.Position;

/// Where in the log a reader begins.
public sealed interface Start {
    /// With what is not applied yet.
    record Now() implements Start {}

    /// Behind a position.
    record After(Position position) implements Start {}

    /// Reads `beginning`, `now` or a position. Throws [InvalidValue].
    static Start parse(String text) {
        return switch (text) {
            case "beginning" -> new After(Position.NONE);
            case "now" -> new Now();
            default -> new After(position(text));
        };
    }

    /// Reads the id of an event. Throws the problem `malformed-request`.
    static Start resumed(String header, String id) {
        try {
            return new After(position(id));
        } catch (InvalidValue e) {
            throw new ProblemException(Problem.malformedRequest(header, e.problem()));
        }
    }

    /// Throws [InvalidValue].
    static Position position(String text) {
        try {
            var position = Position.parse(text);
            if (position.offsets().isEmpty()
                    || position.offsets().lastKey() < Topics.EVENTS_PARTITIONS) {
                return position;
            }
        } catch (IllegalArgumentException _) {
            // the same answer as for a partition that does not exist
        }
        throw new InvalidValue(
                "from", "is neither beginning nor now nor a position such as 3:17,5:2");
    }
}
