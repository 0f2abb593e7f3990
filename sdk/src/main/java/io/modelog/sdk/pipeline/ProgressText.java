package io.modelog.sdk.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What happens in a run, as lines for a person.
final class ProgressText {
    private ProgressText() {}

    static String of(Progress progress) {
        return switch (progress) {
            case Progress.RunStarted(var id, var name) -> "run %s (%s)".formatted(name, id);
            case Progress.VersionPinned(var model, var number, var created) ->
                    "  on %s@%d%s".formatted(model, number, created ? ", a new version" : "");
            case Progress.Warned(var text) -> "  warning: " + text;
            case Progress.StepStarted(var step) -> step(step, "started");
            case Progress.StepRetried(var step, var attempt, var delay, var cause) ->
                    step(
                            step,
                            "attempt %d failed, again in %s: %s"
                                    .formatted(attempt, of(delay), of(cause)));
            case Progress.StepCached(var step, var outputs) -> step(step, "cached", outputs);
            case Progress.StepCompleted(var step, var took, var outputs) ->
                    step(step, of(took), outputs);
            case Progress.StepFailed(var step, var took, var cause) ->
                    step(step, "failed after %s: %s".formatted(of(took), of(cause)));
            case Progress.RunCompleted(var name, var took) ->
                    "run %s completed in %s".formatted(name, of(took));
            case Progress.RunFailed(var name, var took, var cause) ->
                    "run %s failed after %s: %s".formatted(name, of(took), of(cause));
        };
    }

    static String step(String name, String what) {
        return String.format(Locale.ROOT, "  %-24s %s", name, what);
    }

    /// Such as `850 ms`, `12.3 s` or `4m 05s`.
    static String of(Duration duration) {
        if (duration.toMinutes() > 0) {
            return "%dm %02ds".formatted(duration.toMinutes(), duration.toSecondsPart());
        }
        if (duration.toSeconds() > 0) {
            return "%d.%d s".formatted(duration.toSeconds(), duration.toMillisPart() / 100);
        }
        return duration.toMillis() + " ms";
    }

    private static String step(String name, String what, List<Progress.StoredOutput> outputs) {
        var stored =
                outputs.stream()
                        .map(o -> "%s@%d (%s)".formatted(o.artifact(), o.version(), o.kind()))
                        .collect(Collectors.joining(", "));
        return step(name, stored.isEmpty() ? what : "%-8s %s".formatted(what, stored));
    }

    /// One line of it: what comes after the first says more than a line can.
    private static String of(Throwable cause) {
        return cause.toString().lines().findFirst().orElse("");
    }
}
