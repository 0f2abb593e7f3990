package io.modelog.events.run;

import io.modelog.events.id.CacheKey;
import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.PipelineName;
import io.modelog.events.id.StepName;
import io.modelog.events.id.Text;
import io.modelog.events.metadata.Metadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked of a run.
public sealed interface RunCommand {
    /// Longest time between two signs of life, in seconds.
    int HEARTBEAT_SECONDS_MAX = 3600;

    /// @param extra a JSON object
    /// @param heartbeatSeconds how often the run means to give a sign of life; null for never
    record Start(
            String name, PipelineName pipeline, String extra, @Nullable Integer heartbeatSeconds)
            implements RunCommand {
        public Start {
            Text.shortText("name", name);
            Text.longText("extra", extra);
            if (heartbeatSeconds != null
                    && (heartbeatSeconds < 1 || heartbeatSeconds > HEARTBEAT_SECONDS_MAX)) {
                throw new InvalidValue(
                        "heartbeatSeconds",
                        "is %d; 1 to %d are allowed"
                                .formatted(heartbeatSeconds, HEARTBEAT_SECONDS_MAX));
            }
        }
    }

    /// @param parameters a JSON object
    /// @param cacheKey null when its outputs are not for reuse
    record StartStep(
            StepName step,
            List<StepArtifact> inputs,
            String parameters,
            @Nullable CacheKey cacheKey)
            implements RunCommand {
        public StartStep {
            inputs = List.copyOf(inputs);
            Text.longText("parameters", parameters);
        }
    }

    /// What ends a step.
    sealed interface EndStep extends RunCommand {
        StepName step();
    }

    /// A step that was over before its start was told.
    ///
    /// @param end of the same step
    record TakeStep(StartStep start, EndStep end) implements RunCommand {
        public TakeStep {
            if (!start.step().equals(end.step())) {
                throw new IllegalArgumentException(
                        "%s starts and %s ends".formatted(start.step(), end.step()));
            }
        }
    }

    record CompleteStep(StepName step, List<StepArtifact> outputs) implements EndStep {
        public CompleteStep {
            outputs = List.copyOf(outputs);
        }
    }

    record CacheStep(StepName step, List<StepArtifact> outputs) implements EndStep {
        public CacheStep {
            outputs = List.copyOf(outputs);
        }
    }

    record FailStep(StepName step, String error) implements EndStep {
        public FailStep {
            Text.longText("error", error);
        }
    }

    record Complete() implements RunCommand {}

    /// Its running steps fail with it.
    record Fail(String error) implements RunCommand {
        public Fail {
            Text.longText("error", error);
        }
    }

    /// Also when the run has ended.
    ///
    /// @param step null for the run itself
    record LogMetadata(@Nullable StepName step, Metadata metadata) implements RunCommand {}

    /// Takes what a tool outside tells, of a run that no pipeline of ours started. Told again, it changes nothing.
    record Report(RunReport report) implements RunCommand {}

    /// @param force although it is running
    record Delete(boolean force) implements RunCommand {}
}
