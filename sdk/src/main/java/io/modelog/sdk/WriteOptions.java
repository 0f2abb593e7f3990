package io.modelog.sdk;

import org.jspecify.annotations.Nullable;

/// What every write of a client says besides its body; an idempotency key is for one write only.
///
/// {@snippet file=ClientConnect.java region=write-options}
///
/// {@snippet file=ClientSubjects.java region=personal}
public record WriteOptions(
        @Nullable String reason,
        @Nullable String correlationId,
        @Nullable String idempotencyKey,
        @Nullable Long revision,
        boolean isPersonal) {
    public static final WriteOptions NONE = new WriteOptions(null, null, null, null, false);

    /// Why, kept in the event.
    public WriteOptions because(String why) {
        return new WriteOptions(why, correlationId, idempotencyKey, revision, isPersonal);
    }

    /// Groups the events of several commands.
    public WriteOptions correlatedBy(String id) {
        return new WriteOptions(reason, id, idempotencyKey, revision, isPersonal);
    }

    /// Makes a repeat of the write by another process harmless; retries of this client carry a key anyway.
    public WriteOptions idempotentBy(String key) {
        return new WriteOptions(reason, correlationId, key, revision, isPersonal);
    }

    /// Refuses the write with [StaleRevisionException] when the stream has moved on.
    public WriteOptions ifMatch(long expected) {
        return new WriteOptions(reason, correlationId, idempotencyKey, expected, isPersonal);
    }

    /// Marks the reason, and a comment, as personal data of the actor: they are encrypted, and erased with the actor.
    public WriteOptions personal() {
        return new WriteOptions(reason, correlationId, idempotencyKey, revision, true);
    }
}
