package io.modelog.projector.writer;

import io.modelog.events.id.Actor;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.CorrelationId;
import io.modelog.events.log.Command;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A command with all that its events will say of it.
///
/// @param mayRepeat whether the caller chose the command id, so that it may have been seen before
/// @param expectedSequence refuse unless the stream stands there (`If-Match`)
/// @param personal whether the reason and a comment are personal data of the actor
public record CommandRequest(
        Command command,
        CommandId commandId,
        boolean mayRepeat,
        CorrelationId correlationId,
        Actor actor,
        @Nullable String reason,
        OptionalLong expectedSequence,
        boolean personal) {
    /// Without personal data in the reason.
    public CommandRequest(
            Command command,
            CommandId commandId,
            boolean mayRepeat,
            CorrelationId correlationId,
            Actor actor,
            @Nullable String reason,
            OptionalLong expectedSequence) {
        this(command, commandId, mayRepeat, correlationId, actor, reason, expectedSequence, false);
    }

    /// The same after its first try ended without a known outcome.
    CommandRequest again() {
        return new CommandRequest(
                command, commandId, true, correlationId, actor, reason, expectedSequence, personal);
    }
}
