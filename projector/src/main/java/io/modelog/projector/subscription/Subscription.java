package io.modelog.projector.subscription;

import java.time.Instant;

/// How far somebody has got who follows the log by a name.
///
/// @param position all up to it is handled, or parked; as [io.modelog.projector.view.Position]
public record Subscription(String name, String position, Instant createdAt, Instant updatedAt) {
    public Subscription at(String newPosition, Instant now) {
        return new Subscription(name, newPosition, createdAt, now);
    }
}
