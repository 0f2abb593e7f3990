package io.modelog.projector.subscription;

import java.time.Instant;
import java.util.UUID;

/// An event that a subscriber could not handle, put aside so that it does not hold up what follows.
///
/// @param id of the event
/// @param position of the event, `partition:offset`
/// @param attempts how often it was tried in all
/// @param retry whether the subscriber is to try it again
public record DeadLetter(
        UUID id,
        String stream,
        long sequence,
        String position,
        String error,
        int attempts,
        Instant parkedAt,
        boolean retry) {
    public DeadLetter toRetry() {
        return new DeadLetter(id, stream, sequence, position, error, attempts, parkedAt, true);
    }
}
