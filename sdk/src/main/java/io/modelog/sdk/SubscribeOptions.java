package io.modelog.sdk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a subscriber follows the log.
///
/// {@snippet file=ClientSubscriptions.java region=follow}
///
/// @param name under which the node keeps the position and the events that could not be handled; null to keep neither
/// @param from `now`, `beginning` or a position; a name that is known goes on from where it was
/// @param parallel most events handled at once, 1 to 12; two of one model never are
/// @param retries of an event whose handler throws
public record SubscribeOptions(@Nullable String name, String from, int parallel, Retries retries) {
    /// As many as the log has partitions.
    public static final int PARALLEL_MAX = 12;

    public static final SubscribeOptions NOW =
            new SubscribeOptions(
                    null, "now", 1, new Retries(5, Duration.ofSeconds(1), Duration.ofSeconds(30)));

    public SubscribeOptions {
        if (parallel < 1 || parallel > PARALLEL_MAX) {
            throw new IllegalArgumentException(
                    "parallel is %d; 1 to %d can be handled at once"
                            .formatted(parallel, PARALLEL_MAX));
        }
    }

    public static SubscribeOptions named(String name) {
        return new SubscribeOptions(name, NOW.from, NOW.parallel, NOW.retries);
    }

    public SubscribeOptions from(String start) {
        return new SubscribeOptions(name, start, parallel, retries);
    }

    public SubscribeOptions parallel(int events) {
        return new SubscribeOptions(name, from, events, retries);
    }

    public SubscribeOptions retries(Retries changed) {
        return new SubscribeOptions(name, from, parallel, changed);
    }
}
