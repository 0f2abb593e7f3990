package io.modelog.sdk.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a YAML file says of a run where the pipeline's code leaves it open (V-53): the keys are those of the builder, and
/// what the code says wins.
///
/// ```yaml
/// model: {name: iris_classifier, version: production}
/// extra: {trained_classifier: iris_classifier}
/// cache: false
/// retries: {attempts: 3, firstDelay: 500ms, factor: 2, longestDelay: 10s}
/// steps:
///   svc_trainer:
///     cache: true
///     retries: 5
///     parameters: {c: 0.05}
///     model: {name: iris_candidates, createNew: true}
/// ```
///
/// A fault is an [IllegalArgumentException] that names all faults of the file, each with its line and column. Values of
/// `extra` and `parameters` are texts, numbers, truth values, and lists and maps of these.
///
/// {@snippet file=PipelineSteps.java region=config}
public record RunConfig(
        @Nullable ModelVersion model,
        Map<String, Object> extra,
        @Nullable Boolean cache,
        @Nullable StepRetries retries,
        Map<String, Step> steps) {
    public static final RunConfig NONE = new RunConfig(null, Map.of(), null, null, Map.of());

    public RunConfig {
        extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
    }

    /// What the file says of one step; `place` is where it does, such as `run.yaml:7:3`.
    public record Step(
            String place,
            @Nullable Boolean cache,
            @Nullable StepRetries retries,
            Map<String, Object> parameters,
            @Nullable ModelVersion model) {
        static final Step NONE = new Step("", null, null, Map.of(), null);

        public Step {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }
    }

    public static RunConfig read(Path file) throws IOException {
        return RunConfigYaml.read(file.toString(), Files.readString(file));
    }

    public static RunConfig parse(String yaml) {
        return RunConfigYaml.read("run configuration", yaml);
    }

    /// A file that speaks of a step which the pipeline does not have is mistaken.
    void checkSteps(String pipeline, Collection<String> names) {
        var faults =
                steps.entrySet().stream()
                        .filter(step -> !names.contains(step.getKey()))
                        .map(step ->
                                "%s: pipeline %s has no step '%s', only %s"
                                        .formatted(
                                                step.getValue().place(),
                                                pipeline,
                                                step.getKey(),
                                                String.join(", ", names)))
                        .toList();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
    }

    Step step(String name) {
        return steps.getOrDefault(name, Step.NONE);
    }
}
