package io.modelog.sdk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a step ends, and what it gives.
///
/// {@snippet file=ClientRuns.java region=run}
public record StepEnd(
        StepStatus status,
        @JsonInclude(Include.NON_EMPTY) List<StepResult> outputs,
        @Nullable String error) {
    public StepEnd {
        outputs = List.copyOf(outputs);
    }

    public static StepEnd completed(List<StepResult> outputs) {
        return new StepEnd(StepStatus.COMPLETED, outputs, null);
    }

    /// The step took the outputs of an earlier run instead of its own work.
    public static StepEnd cached(List<StepResult> outputs) {
        return new StepEnd(StepStatus.CACHED, outputs, null);
    }

    public static StepEnd failed(String error) {
        return new StepEnd(StepStatus.FAILED, List.of(), error);
    }
}
