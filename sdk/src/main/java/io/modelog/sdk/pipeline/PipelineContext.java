package io.modelog.sdk.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a pipeline is composed with; usable only while its `define` runs.
///
/// A step that returns nothing takes the variadic overload, so that a lambda without types means a step that returns a
/// value: write `(Double score) -> …` or a method reference for the other kind.
public final class PipelineContext {
    private final String pipeline;
    private final Optional<ModelVersion> model;
    private final Map<String, Object> extra;
    private final List<StepDefinition> steps = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private boolean open = true;

    PipelineContext(String pipeline, Optional<ModelVersion> model, Map<String, Object> extra) {
        this.pipeline = pipeline;
        this.model = model;
        this.extra = new LinkedHashMap<>(extra);
    }

    public <R> Artifact<R> step(String name, StepFunction.None<R> work) {
        return returning(name, List.of(), _ -> work.run());
    }

    public <A, R> Artifact<R> step(String name, Artifact<A> a, StepFunction.One<A, R> work) {
        return returning(name, List.of(a), in -> work.run(in.get(a)));
    }

    public <A, B, R> Artifact<R> step(
            String name, Artifact<A> a, Artifact<B> b, StepFunction.Two<A, B, R> work) {
        return returning(name, List.of(a, b), in -> work.run(in.get(a), in.get(b)));
    }

    public <A, B, C, R> Artifact<R> step(
            String name,
            Artifact<A> a,
            Artifact<B> b,
            Artifact<C> c,
            StepFunction.Three<A, B, C, R> work) {
        return returning(name, List.of(a, b, c), in -> work.run(in.get(a), in.get(b), in.get(c)));
    }

    /// A step that returns nothing; `after` are artifacts that must be there first though it does not take them.
    public void step(String name, StepAction.None work, Artifact<?>... after) {
        acting(name, List.of(), after, _ -> work.run());
    }

    public <A> void step(String name, Artifact<A> a, StepAction.One<A> work, Artifact<?>... after) {
        acting(name, List.of(a), after, in -> work.run(in.get(a)));
    }

    public <A, B> void step(
            String name,
            Artifact<A> a,
            Artifact<B> b,
            StepAction.Two<A, B> work,
            Artifact<?>... after) {
        acting(name, List.of(a, b), after, in -> work.run(in.get(a), in.get(b)));
    }

    public <A, B, C> void step(
            String name,
            Artifact<A> a,
            Artifact<B> b,
            Artifact<C> c,
            StepAction.Three<A, B, C> work,
            Artifact<?>... after) {
        acting(name, List.of(a, b, c), after, in -> work.run(in.get(a), in.get(b), in.get(c)));
    }

    /// The newest version of this artifact among those linked to the run's model version when the run starts. It becomes
    /// an input of the steps that take it, and is not linked again.
    public <T> Artifact<T> modelArtifact(String artifact, Class<T> type) {
        checkOpen();
        if (model.isEmpty()) {
            throw new IllegalStateException(
                    "pipeline %s works on no model version that could have %s: call model(…) first"
                            .formatted(pipeline, artifact));
        }
        return new ModelArtifact<>(artifact, type);
    }

    public String extra(String key) {
        return extra(key, String.class);
    }

    public <T> T extra(String key, Class<T> type) {
        checkOpen();
        var value = extra.get(key);
        if (value == null) {
            throw new IllegalArgumentException(
                    "pipeline %s has no extra '%s', only %s"
                            .formatted(pipeline, key, extra.keySet()));
        }
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "extra '%s' of pipeline %s is a %s, not a %s"
                            .formatted(
                                    key,
                                    pipeline,
                                    value.getClass().getSimpleName(),
                                    type.getSimpleName()));
        }
        return type.cast(value);
    }

    List<StepDefinition> close() {
        open = false;
        if (steps.isEmpty()) {
            throw new IllegalStateException("pipeline %s has no step".formatted(pipeline));
        }
        return steps;
    }

    private <R> Artifact<R> returning(String name, List<Artifact<?>> inputs, Work<R> work) {
        return new StepOutput<>(
                add(name, inputs, values -> StepDefinition.Result.of(name, work.run(values))));
    }

    private void acting(String name, List<Artifact<?>> inputs, Artifact<?>[] after, Action action) {
        List.of(after).forEach(artifact -> checkOwn(name, artifact));
        add(
                name,
                inputs,
                values -> {
                    action.run(values);
                    return new StepDefinition.Result.Nothing();
                });
    }

    private StepDefinition add(String name, List<Artifact<?>> inputs, StepDefinition.Body body) {
        checkOpen();
        if (name.isBlank() || !names.add(name)) {
            throw new IllegalArgumentException(
                    "pipeline %s has a step '%s' already, or the name is blank"
                            .formatted(pipeline, name));
        }
        inputs.forEach(input -> checkOwn(name, input));
        var step = new StepDefinition(name, inputs, body);
        steps.add(step);
        return step;
    }

    private void checkOwn(String step, Artifact<?> input) {
        var own =
                switch (input) {
                    case StepOutput<?> output -> steps.contains(output.step());
                    case OutputPart<?, ?> part -> steps.contains(part.step());
                    case ModelArtifact<?> _ -> model.isPresent();
                };
        if (!own) {
            throw new IllegalArgumentException(
                    "step %s takes an artifact of a pipeline other than %s"
                            .formatted(step, pipeline));
        }
    }

    private void checkOpen() {
        if (!open) {
            throw new IllegalStateException(
                    "pipeline %s is defined already: its context is usable only inside define(…)"
                            .formatted(pipeline));
        }
    }

    private interface Work<R> {
        R run(Values values) throws Exception;
    }

    private interface Action {
        void run(Values values) throws Exception;
    }
}
