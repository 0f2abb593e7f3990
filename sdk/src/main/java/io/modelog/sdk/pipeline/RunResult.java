package io.modelog.sdk.pipeline;

import io.modelog.sdk.ArtifactRef;
import io.modelog.sdk.Version;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A run that completed.
///
/// {@snippet file=PipelineTraining.java region=result}
public final class RunResult {
    private final Summary summary;
    private final RunValues values;

    RunResult(Summary summary, RunValues values) {
        this.summary = summary;
        this.values = values;
    }

    /// What is known of it but the values.
    record Summary(
            String id,
            String name,
            Duration took,
            Optional<Version> version,
            List<StepSummary> steps,
            List<String> warnings) {
        Summary {
            steps = List.copyOf(steps);
            warnings = List.copyOf(warnings);
        }
    }

    public String id() {
        return summary.id();
    }

    public String name() {
        return summary.name();
    }

    public Duration took() {
        return summary.took();
    }

    /// The pipeline's model version as it was at the end; empty when the pipeline has none.
    public Optional<Version> version() {
        return summary.version();
    }

    /// The steps in the order of their definition.
    public List<StepSummary> steps() {
        return summary.steps();
    }

    /// What about the model versions was perhaps not meant.
    public List<String> warnings() {
        return summary.warnings();
    }

    /// What a step gave; that of a cached step is loaded now.
    public <T> T value(Value<T> value) {
        return values.get(value);
    }

    /// The artifact versions that a step's value was recorded as, by the names of its outputs.
    public List<ArtifactRef> artifacts(Value<?> value) {
        return values.recorded(value, Optional.empty()).map(Produced.Recorded::ref).toList();
    }
}
