package io.modelog.sdk.pipeline;

import io.modelog.sdk.StepStatus;
import java.time.Duration;
import java.util.List;

/// A step that is done: completed or cached.
///
/// {@snippet file=PipelineTraining.java region=result}
public record StepSummary(
        String step, StepStatus status, Duration took, List<Progress.StoredOutput> outputs) {
    public StepSummary {
        outputs = List.copyOf(outputs);
    }
}
