package io.modelog.sdk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A version that held a stage for a time; who brought it in and out, and why. `to`, `leftBy` and `next` are absent while it
/// holds the stage; `next` also when it was deleted.
///
/// {@snippet file=ClientAsOf.java region=timeline}
public record StagePeriod(
        String model,
        int version,
        Stage stage,
        Instant from,
        String enteredBy,
        @Nullable String enteredReason,
        @Nullable Instant to,
        @Nullable String leftBy,
        @Nullable String leftReason,
        @Nullable Stage next) {}
