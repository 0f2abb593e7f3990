package io.modelog.sdk.pipeline;

import io.modelog.sdk.ArtifactRef;
import io.modelog.sdk.Link;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The values of a run: what its steps have given so far, and what the model version has from elsewhere.
final class Values {
    private final Map<StepDefinition, Produced> produced = new HashMap<>();
    private final Map<String, Link> linked = new HashMap<>();
    private final Optional<LinkedArtifacts> artifacts;

    /// Looks up at once all that the steps take from the model version: a run must not fail late for it.
    Values(Optional<LinkedArtifacts> artifacts, List<StepDefinition> steps) {
        this.artifacts = artifacts;
        for (var step : steps) {
            for (var input : step.inputs()) {
                if (input instanceof ModelArtifact<?>(var name, _)) {
                    linked.computeIfAbsent(name, artifacts.orElseThrow()::newest);
                }
            }
        }
    }

    void put(StepDefinition step, Produced value) {
        produced.put(step, value);
    }

    @SuppressWarnings(
            "unchecked") // a step's handle has the type of the function that gave the value
    <T> T get(Artifact<T> artifact) throws IOException {
        return switch (artifact) {
            case StepOutput<T> output -> (T) of(output.step()).value();
            case OutputPart<?, T> part -> part(part);
            case ModelArtifact<T>(var name, var type) ->
                    artifacts.orElseThrow().load(link(name), type);
        };
    }

    /// The artifact versions behind the step's inputs.
    List<ArtifactRef> inputsOf(StepDefinition step) {
        return step.inputs().stream().flatMap(this::refs).distinct().toList();
    }

    @SuppressWarnings("unchecked") // the handle of the part was made from the handle of its step
    private <S, T> T part(OutputPart<S, T> part) {
        return part.accessor().apply((S) of(part.step()).value());
    }

    private Stream<ArtifactRef> refs(Artifact<?> artifact) {
        return switch (artifact) {
            case StepOutput<?> output -> of(output.step()).outputs().values().stream();
            case OutputPart<?, ?> part ->
                    Stream.ofNullable(of(part.step()).outputs().get(part.component()));
            case ModelArtifact<?>(var name, _) ->
                    Stream.of(new ArtifactRef(name, name, link(name).artifactVersion()));
        };
    }

    private Produced of(StepDefinition step) {
        var value = produced.get(step);
        if (value == null) {
            throw new IllegalStateException("step %s has not run".formatted(step.name()));
        }
        return value;
    }

    private Link link(String artifact) {
        var link = linked.get(artifact);
        if (link == null) {
            throw new IllegalStateException("%s was not looked up".formatted(artifact));
        }
        return link;
    }

    /// What a step gave, and what it was recorded as, by [OutputValue#key].
    record Produced(Object value, Map<String, ArtifactRef> outputs) {}
}
