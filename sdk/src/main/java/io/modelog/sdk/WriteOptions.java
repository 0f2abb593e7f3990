package io.modelog.sdk;

import org.jspecify.annotations.Nullable;

/// What every write of a client says besides its body; an idempotency key is for one write only.
///
/// {@snippet file=ClientConnect.java region=write-options}
public record WriteOptions(
        @Nullable String reason,
        @Nullable String correlationId,
        @Nullable String idempotencyKey,
        @Nullable Long revision) {
    public static final WriteOptions NONE = new WriteOptions(null, null, null, null);

    /// Why, kept in the event.
    public WriteOptions because(String why) {
        return new WriteOptions(why, correlationId, idempotencyKey, revision);
    }

    /// Groups the events of several commands.
    public WriteOptions correlatedBy(String id) {
        return new WriteOptions(reason, id, idempotencyKey, revision);
    }

    /// Makes a repeat of the write by another process harmless; retries of this client carry a key anyway.
    public WriteOptions idempotentBy(String key) {
        return new WriteOptions(reason, correlationId, key, revision);
    }

    /// Refuses the write with [StaleRevisionException] when the stream has moved on.
    public WriteOptions ifMatch(long expected) {
        return new WriteOptions(reason, correlationId, idempotencyKey, expected);
    }
}
