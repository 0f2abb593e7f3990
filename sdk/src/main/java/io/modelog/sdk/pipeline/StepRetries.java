package io.modelog.sdk.pipeline;

import java.time.Duration;

/// How often a step's function is tried in all, and how long the step waits in between: `firstDelay` after the first
/// failure, then each time `factor` times as long as before, up to `longestDelay`. The waits are not random: a run can
/// be foretold.
///
/// {@snippet file=PipelineSteps.java region=steps}
public record StepRetries(int attempts, Duration firstDelay, double factor, Duration longestDelay) {
    public static final int MOST_ATTEMPTS = 100;
    public static final Duration LONGEST_DELAY = Duration.ofDays(1);

    private static final StepRetries NONE = of(1);

    public StepRetries {
        if (attempts < 1 || attempts > MOST_ATTEMPTS) {
            throw new IllegalArgumentException(
                    "a step is tried 1 to %d times, not %d".formatted(MOST_ATTEMPTS, attempts));
        }
        if (firstDelay.isNegative()
                || longestDelay.compareTo(firstDelay) < 0
                || longestDelay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException(
                    "a first delay of %s and a longest of %s are not in the order 0 ≤ first ≤ longest ≤ %s"
                            .formatted(firstDelay, longestDelay, LONGEST_DELAY));
        }
        if (!(factor >= 1 && factor <= 1_000)) {
            throw new IllegalArgumentException(
                    "a delay grows by a factor from 1 to 1000, not " + factor);
        }
    }

    /// The first failure is final.
    public static StepRetries none() {
        return NONE;
    }

    /// Waits 1 s, 2 s, 4 s … up to a minute, unless said otherwise.
    public static StepRetries of(int attempts) {
        return new StepRetries(attempts, Duration.ofSeconds(1), 2, Duration.ofMinutes(1));
    }

    /// A first delay beyond the longest is the longest from then on.
    public StepRetries firstDelay(Duration delay) {
        var longest = delay.compareTo(longestDelay) > 0 ? delay : longestDelay;
        return new StepRetries(attempts, delay, factor, longest);
    }

    public StepRetries factor(double changed) {
        return new StepRetries(attempts, firstDelay, changed, longestDelay);
    }

    /// A longest delay below the first is the first from then on.
    public StepRetries longestDelay(Duration delay) {
        var first = delay.compareTo(firstDelay) < 0 ? delay : firstDelay;
        return new StepRetries(attempts, first, factor, delay);
    }

    /// The wait after the given failed attempt, the first being 1.
    Duration delayAfter(int attempt) {
        var millis = firstDelay.toMillis() * Math.pow(factor, attempt - 1);
        return millis >= longestDelay.toMillis() ? longestDelay : Duration.ofMillis((long) millis);
    }
}
