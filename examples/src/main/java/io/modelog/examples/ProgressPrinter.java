package io.modelog.examples;

import io.modelog.sdk.pipeline.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Tells a person what a pipeline does, one line per step.
record ProgressPrinter(PrintStream out) implements Consumer<Progress> {
    @Override
    public void accept(Progress progress) {
        switch (progress) {
            case Progress.RunStarted(_, var name) -> out.println("run " + name);
            case Progress.VersionPinned(var model, var number, var created) ->
                    out.println(
                            "  on " + model + "@" + number + (created ? ", a new version" : ""));
            case Progress.StepStarted _ -> {}
            case Progress.StepCompleted(var step, var took, var outputs) ->
                    step(step, took, describe(outputs));
            case Progress.StepFailed(var step, var took, _) -> step(step, took, "failed");
            case Progress.RunCompleted(_, var took) -> step("completed", took, "");
            case Progress.RunFailed(_, var took, _) -> step("failed", took, "");
        }
    }

    private void step(String name, Duration took, String result) {
        var line = String.format(Locale.ROOT, "  %-22s %5d ms  %s", name, took.toMillis(), result);
        out.println(line.stripTrailing());
    }

    private static String describe(List<Progress.StoredOutput> outputs) {
        return outputs.stream()
                .map(o -> "%s@%d (%s)".formatted(o.artifact(), o.version(), o.kind()))
                .collect(Collectors.joining(", "));
    }
}
