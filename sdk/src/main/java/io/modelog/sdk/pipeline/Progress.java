package io.modelog.sdk.pipeline;

import io.modelog.sdk.ArtifactKind;
import java.time.Duration;
import java.util.List;

/// What happens in a run, told as it happens.
///
/// {@snippet file=PipelineSteps.java region=progress}
public sealed interface Progress {
    record RunStarted(String id, String name) implements Progress {}

    /// The version that the run works on is settled; `created` when it is new.
    record VersionPinned(String model, int number, boolean created) implements Progress {}

    /// The run is fine, but perhaps not what was meant.
    record Warned(String text) implements Progress {}

    record StepStarted(String step) implements Progress {}

    /// An attempt, the first being 1, has failed, and the step will try again after the delay.
    record StepRetried(String step, int attempt, Duration delay, Throwable cause)
            implements Progress {}

    /// The step did not run: its outputs are those of an earlier run.
    record StepCached(String step, List<StoredOutput> outputs) implements Progress {
        public StepCached {
            outputs = List.copyOf(outputs);
        }
    }

    record StepCompleted(String step, Duration took, List<StoredOutput> outputs)
            implements Progress {
        public StepCompleted {
            outputs = List.copyOf(outputs);
        }
    }

    record StepFailed(String step, Duration took, Throwable cause) implements Progress {}

    record RunCompleted(String name, Duration took) implements Progress {}

    record RunFailed(String name, Duration took, Throwable cause) implements Progress {}

    /// An output that is stored, recorded, and linked if the run works on a model version.
    record StoredOutput(String artifact, int version, ArtifactKind kind, long sizeBytes) {}
}
