package io.modelog.sdk;

import java.time.Instant;

/// An event that a subscriber could not handle and put aside.
///
/// {@snippet file=ClientSubscriptions.java region=dead-letters}
///
/// @param attempts how often it was tried in all
/// @param retry whether the subscriber is to try it again
public record DeadLetter(
        String error, int attempts, Instant parkedAt, boolean retry, Event event) {}
