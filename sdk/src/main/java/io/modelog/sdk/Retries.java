package io.modelog.sdk;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How often a call is tried in all, and how long it waits in between: a random time up to `firstDelay`, doubled each
/// time up to `longestDelay`, but never less than the node's `Retry-After`, itself capped at `longestDelay`.
///
/// {@snippet file=ClientConnect.java region=settings}
public record Retries(int attempts, Duration firstDelay, Duration longestDelay) {
    public static final Retries DEFAULT =
            new Retries(5, Duration.ofMillis(100), Duration.ofSeconds(5));

    public static final Retries NONE = new Retries(1, Duration.ZERO, Duration.ZERO);

    public Retries {
        if (attempts < 1 || firstDelay.isNegative() || longestDelay.isNegative()) {
            throw new IllegalArgumentException("at least one attempt, and no negative delay");
        }
    }

    /// The wait after the given failed attempt, the first being 1.
    Duration delayAfter(int attempt, Duration retryAfter) {
        long bound =
                Math.min(
                        firstDelay.toMillis() << Math.min(attempt - 1, 20),
                        longestDelay.toMillis());
        var jittered = Duration.ofMillis(ThreadLocalRandom.current().nextLong(bound + 1));
        var asked = retryAfter.compareTo(longestDelay) > 0 ? longestDelay : retryAfter;
        return jittered.compareTo(asked) > 0 ? jittered : asked;
    }
}
