package io.modelog.events.run;

import io.modelog.events.id.CacheKey;
import io.modelog.events.id.PipelineName;
import io.modelog.events.id.StepName;
import io.modelog.events.metadata.Metadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can have happened in a run.
public sealed interface RunEvent {
    /// @param extra a JSON object
    /// @param heartbeatSeconds how often the run means to give a sign of life; null for never
    record RunStarted(
            String name, PipelineName pipeline, String extra, @Nullable Integer heartbeatSeconds)
            implements RunEvent {}

    /// @param parameters a JSON object
    /// @param cacheKey null when its outputs are not for reuse
    record StepStarted(
            StepName step,
            List<StepArtifact> inputs,
            String parameters,
            @Nullable CacheKey cacheKey)
            implements RunEvent {
        public StepStarted {
            inputs = List.copyOf(inputs);
        }
    }

    record StepCompleted(StepName step, List<StepArtifact> outputs) implements RunEvent {
        public StepCompleted {
            outputs = List.copyOf(outputs);
        }
    }

    record StepCached(StepName step, List<StepArtifact> outputs) implements RunEvent {
        public StepCached {
            outputs = List.copyOf(outputs);
        }
    }

    record StepFailed(StepName step, String error) implements RunEvent {}

    record RunCompleted() implements RunEvent {}

    record RunFailed(String error) implements RunEvent {}

    /// @param step null for the run itself
    record RunMetadataLogged(@Nullable StepName step, Metadata entries) implements RunEvent {}

    record RunDeleted() implements RunEvent {}

    record RunReported(RunReport report) implements RunEvent {}
}
