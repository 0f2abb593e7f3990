package io.modelog.sdk.pipeline;

import io.modelog.sdk.Modelog;
import io.modelog.sdk.store.ArtifactStore;
import io.modelog.sdk.store.Materializers;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Steps and how they hang together, ready to run any number of times, also at the same time.
///
/// {@snippet file=PipelineTraining.java region=pipeline}
public final class Pipeline {
    private final Config config;
    private final List<StepDefinition> steps;
    private final VersionRequests versions;

    Pipeline(Config config, List<StepDefinition> steps) {
        this.config = config;
        this.steps = List.copyOf(steps);
        this.versions = VersionRequests.of(config.model(), steps);
    }

    public static PipelineDraft named(String name) {
        return new PipelineDraft(name);
    }

    public String name() {
        return config.name();
    }

    /// Runs each step when those before it are done, side by side where they do not need each other, and returns when all
    /// are done. After a failure no step is started, those that run are interrupted and awaited, and the run is marked
    /// failed; the cause of the [RunFailedException] is the failure of the step that is defined first. A node that cannot
    /// be reached at all is a [io.modelog.sdk.ModelogException].
    public RunResult run(Modelog modelog) {
        return PipelineRun.start(config, modelog).run(steps, versions);
    }

    /// All of a pipeline but its steps.
    record Config(
            String name,
            Optional<ModelVersion> model,
            Map<String, Object> extra,
            boolean cache,
            StepRetries retries,
            int parallelism,
            Duration heartbeat,
            ArtifactStore store,
            Materializers materializers,
            Consumer<Progress> progress) {
        Config {
            extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
        }

        /// A step that gives nothing is there for its effects: it runs, unless it says itself that it need not.
        boolean caches(StepDefinition step) {
            var own = step.options().cache();
            return own == null ? cache && step.gives() : own;
        }

        StepRetries retries(StepDefinition step) {
            return step.options().retries() == null ? retries : step.options().retries();
        }

        Optional<ModelVersion> model(StepDefinition step) {
            return Optional.ofNullable(step.options().model()).or(() -> model);
        }
    }
}
