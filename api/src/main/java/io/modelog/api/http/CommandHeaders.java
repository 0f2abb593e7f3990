package io.modelog.api.http;

import io.javalin.http.Context;
import io.modelog.events.id.Actor;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.CorrelationId;
import io.modelog.events.id.InvalidValue;
import io.modelog.events.log.Command;
import io.modelog.projector.topic.Topics;
import io.modelog.projector.view.Position;
import io.modelog.projector.writer.CommandRequest;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the headers of a request say about the command in its body.
///
/// @param mayRepeat whether the client chose the command id
/// @param personal whether the reason, and a comment in the body, are personal data of the actor
/// @param expectsAny whether the stream must exist, at whatever sequence
public record CommandHeaders(
        CommandId commandId,
        boolean mayRepeat,
        CorrelationId correlationId,
        Actor actor,
        @Nullable String reason,
        OptionalLong expectedSequence,
        boolean personal,
        boolean expectsAny) {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String POSITION = "Modelog-Position";
    static final String ACTOR = "Modelog-Actor";
    static final String CORRELATION_ID = "Modelog-Correlation-Id";
    static final String REASON = "Modelog-Reason";
    static final String PERSONAL = "Modelog-Personal";
    static final String IF_MATCH = "If-Match";

    private static final String ANY = "*";
    private static final String ATTRIBUTE = "modelog.headers";

    /// Reads them once; a command id that is made up stays the same for the whole request.
    public static CommandHeaders of(Context ctx) {
        @Nullable CommandHeaders known = ctx.attribute(ATTRIBUTE);
        if (known != null) {
            return known;
        }
        var key = header(ctx, IDEMPOTENCY_KEY, CommandHeaders::commandId);
        var id = key.orElseGet(() -> new CommandId(Ids.next().toString()));
        var headers =
                new CommandHeaders(
                        id,
                        key.isPresent(),
                        header(ctx, CORRELATION_ID, CorrelationId::new)
                                .orElseGet(() -> new CorrelationId(id.value())),
                        Access.actor(ctx),
                        header(ctx, REASON, PercentCoded::decoded).orElse(null),
                        header(ctx, IF_MATCH, CommandHeaders::sequence)
                                .orElse(OptionalLong.empty()),
                        header(ctx, PERSONAL, CommandHeaders::personal).orElse(false),
                        ANY.equals(ctx.header(IF_MATCH)));
        ctx.attribute(ATTRIBUTE, headers);
        return headers;
    }

    CommandRequest request(Command command) {
        return request(command, reason);
    }

    CommandRequest request(Command command, @Nullable String otherReason) {
        return new CommandRequest(
                command,
                commandId,
                mayRepeat,
                correlationId,
                actor,
                otherReason,
                expectedSequence,
                personal);
    }

    /// The same piece of work in another stream.
    CommandRequest step(Command command, CommandId stepId) {
        return new CommandRequest(
                command,
                stepId,
                true,
                correlationId,
                actor,
                reason,
                OptionalLong.empty(),
                personal);
    }

    static Optional<Position> position(Context ctx) {
        return header(ctx, POSITION, CommandHeaders::position);
    }

    static <T> Optional<T> header(Context ctx, String name, Function<String, T> type) {
        try {
            return Optional.ofNullable(ctx.header(name)).map(type);
        } catch (InvalidValue e) {
            throw new ProblemException(Problem.malformedRequest(name, e.problem()));
        }
    }

    private static CommandId commandId(String text) {
        if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new InvalidValue(IDEMPOTENCY_KEY, "has a character that is not visible ASCII");
        }
        return new CommandId(text);
    }

    private static boolean personal(String text) {
        if (!text.equals("reason")) {
            throw new InvalidValue(PERSONAL, "is not 'reason', the only text that can be marked");
        }
        return true;
    }

    private static OptionalLong sequence(String etag) {
        if (etag.equals(ANY)) {
            return OptionalLong.empty();
        }
        var quoted = etag.length() > 2 && etag.startsWith("\"") && etag.endsWith("\"");
        if (!quoted) {
            throw new InvalidValue(IF_MATCH, "is neither \"<sequence>\" nor *");
        }
        return OptionalLong.of(Numbers.natural(IF_MATCH, etag.substring(1, etag.length() - 1)));
    }

    private static Position position(String text) {
        try {
            var position = Position.parse(text);
            if (position.offsets().entrySet().stream().allMatch(CommandHeaders::canBe)) {
                return position;
            }
        } catch (IllegalArgumentException _) {
            // told below
        }
        throw new InvalidValue(
                POSITION,
                "is not partition:offset, comma separated, of partitions 0 to %d"
                        .formatted(Topics.EVENTS_PARTITIONS - 1));
    }

    private static boolean canBe(Map.Entry<Integer, Long> entry) {
        return entry.getKey() >= 0
                && entry.getKey() < Topics.EVENTS_PARTITIONS
                && entry.getValue() >= 0;
    }
}
