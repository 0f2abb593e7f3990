package io.modelog.sdk.pipeline;

import io.modelog.sdk.Modelog;
import io.modelog.sdk.store.ArtifactStore;
import io.modelog.sdk.store.Materializers;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Steps in the order of their definition, ready to run any number of times, also at the same time.
public final class Pipeline {
    private final Config config;
    private final List<StepDefinition> steps;

    Pipeline(Config config, List<StepDefinition> steps) {
        this.config = config;
        this.steps = List.copyOf(steps);
    }

    public static PipelineDraft named(String name) {
        return new PipelineDraft(name);
    }

    public String name() {
        return config.name();
    }

    /// Runs the steps one after the other and returns when all are done. The first failure ends the run, marks it failed,
    /// and is the cause of the [RunFailedException]; a node that cannot be reached at all is a
    /// [io.modelog.sdk.ModelogException].
    public RunResult run(Modelog modelog) {
        return PipelineRun.start(config, modelog).run(steps);
    }

    /// All of a pipeline but its steps.
    record Config(
            String name,
            Optional<ModelVersion> model,
            Map<String, Object> extra,
            ArtifactStore store,
            Materializers materializers,
            Consumer<Progress> progress) {
        Config {
            extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
        }
    }
}
