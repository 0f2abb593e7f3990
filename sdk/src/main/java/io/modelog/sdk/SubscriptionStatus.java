package io.modelog.sdk;

import java.time.Instant;

/// How far somebody is who follows the log by a name.
///
/// {@snippet file=ClientSubscriptions.java region=dead-letters}
///
/// @param position all up to it is handled, or parked
/// @param behind records of the log that came after it, whatever the subscriber's filter leaves out
public record SubscriptionStatus(
        String name,
        String position,
        long behind,
        int deadLetters,
        Instant createdAt,
        Instant updatedAt) {}
