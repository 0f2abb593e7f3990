package io.modelog.events.run;

import io.modelog.events.id.PipelineName;
import io.modelog.events.id.StepName;
import io.modelog.events.id.Text;
import io.modelog.events.metadata.Metadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked of a run.
public sealed interface RunCommand {
    /// @param extra a JSON object
    record Start(String name, PipelineName pipeline, String extra) implements RunCommand {
        public Start {
            Text.shortText("name", name);
            Text.longText("extra", extra);
        }
    }

    record StartStep(StepName step, List<StepArtifact> inputs) implements RunCommand {
        public StartStep {
            inputs = List.copyOf(inputs);
        }
    }

    record CompleteStep(StepName step, List<StepArtifact> outputs) implements RunCommand {
        public CompleteStep {
            outputs = List.copyOf(outputs);
        }
    }

    record CacheStep(StepName step, List<StepArtifact> outputs) implements RunCommand {
        public CacheStep {
            outputs = List.copyOf(outputs);
        }
    }

    record FailStep(StepName step, String error) implements RunCommand {
        public FailStep {
            Text.longText("error", error);
        }
    }

    record Complete() implements RunCommand {}

    record Fail(String error) implements RunCommand {
        public Fail {
            Text.longText("error", error);
        }
    }

    /// Also when the run has ended.
    ///
    /// @param step null for the run itself
    record LogMetadata(@Nullable StepName step, Metadata metadata) implements RunCommand {}

    /// @param force although it is running
    record Delete(boolean force) implements RunCommand {}
}
