package io.modelog.sdk.pipeline;

import io.modelog.sdk.Version;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run that completed; `version` is the model version it worked on, if any, as it was at the end.
public record RunResult(
        String id,
        String name,
        Duration took,
        @Nullable Version version,
        List<Progress.StepCompleted> steps) {
    public RunResult {
        steps = List.copyOf(steps);
    }
}
