package io.modelog.events.run;

import io.modelog.events.decider.DeciderSpec;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.PipelineName;
import io.modelog.events.id.StepName;
import io.modelog.events.metadata.Metadata;
import io.modelog.events.metadata.MetadataValue;
import io.modelog.events.run.RunCommand.StartStep;
import io.modelog.events.run.RunEvent.RunStarted;
import io.modelog.events.run.RunEvent.StepStarted;
import java.util.List;
import java.util.Map;

/// The run that the tests of this package talk about.
final class Training {
    static final StepName LOAD = new StepName("load");
    static final StepName FIT = new StepName("fit");
    static final List<StepArtifact> DATA =
            List.of(new StepArtifact("data", new ArtifactVersionId(new ArtifactName("iris"), 3)));
    static final RunStarted STARTED =
            new RunStarted("train-1", new PipelineName("train"), "{\"gamma\":1}", null);
    static final StepStarted LOAD_STARTED = started(LOAD, List.of());

    private Training() {}

    static StartStep start(StepName step, List<StepArtifact> inputs) {
        return new StartStep(step, inputs, "{}", null);
    }

    static StepStarted started(StepName step, List<StepArtifact> inputs) {
        return new StepStarted(step, inputs, "{}", null);
    }

    static Metadata metadata(String key, long value) {
        return Metadata.of(Map.of(key, new MetadataValue.Whole(value)));
    }

    static DeciderSpec<Run, RunCommand, RunEvent, RunRejection> spec() {
        return new DeciderSpec<>(RunDecider.DECIDER);
    }
}
