package io.modelog.sdk.pipeline;

import io.modelog.sdk.store.TypeOf;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a pipeline is composed with; usable only while its `define` runs (V-61).
///
/// A step that gives nothing takes the variadic overload, so that a lambda without types means a step that gives a
/// value: write `(Double score) -> …` or a method reference for the other kind. [#step(String)] says more of a step.
///
/// {@snippet file=PipelineTraining.java region=pipeline}
public final class PipelineContext {
    private final String pipeline;
    private final Optional<ModelVersion> model;
    private final Map<String, Object> extra;
    private final RunConfig config;
    private final List<StepDefinition> steps = new ArrayList<>();
    private final Set<StepDefinition> own = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> drafts = new LinkedHashSet<>();
    private boolean open = true;

    PipelineContext(
            String pipeline,
            Optional<ModelVersion> model,
            Map<String, Object> extra,
            RunConfig config) {
        this.pipeline = pipeline;
        this.model = model;
        this.extra = new LinkedHashMap<>(extra);
        this.config = config;
    }

    /// The name of the pipeline.
    public String name() {
        checkOpen();
        return pipeline;
    }

    /// The pipeline's model version as it is asked for: which one it is, the run finds out.
    public Optional<ModelVersion> model() {
        checkOpen();
        return model;
    }

    public StepDraft step(String name) {
        checkOpen();
        drafts.add(name);
        return new StepDraft(this, name);
    }

    public <R> Value<R> step(String name, StepFunction.None<R> work) {
        return step(name).call(work);
    }

    public <A, R> Value<R> step(String name, Value<A> a, StepFunction.One<A, R> work) {
        return step(name).call(a, work);
    }

    public <A, B, R> Value<R> step(
            String name, Value<A> a, Value<B> b, StepFunction.Two<A, B, R> work) {
        return step(name).call(a, b, work);
    }

    public <A, B, C, R> Value<R> step(
            String name, Value<A> a, Value<B> b, Value<C> c, StepFunction.Three<A, B, C, R> work) {
        return step(name).call(a, b, c, work);
    }

    /// A step that gives nothing; those of `after` must be done first though it takes nothing from them.
    public Done step(String name, StepAction.None work, Done... after) {
        return step(name).after(after).run(work);
    }

    public <A> Done step(String name, Value<A> a, StepAction.One<A> work, Done... after) {
        return step(name).after(after).run(a, work);
    }

    public <A, B> Done step(
            String name, Value<A> a, Value<B> b, StepAction.Two<A, B> work, Done... after) {
        return step(name).after(after).run(a, b, work);
    }

    public <A, B, C> Done step(
            String name,
            Value<A> a,
            Value<B> b,
            Value<C> c,
            StepAction.Three<A, B, C> work,
            Done... after) {
        return step(name).after(after).run(a, b, c, work);
    }

    /// A parameter of the steps that take it. It is part of their cache key, is recorded with them, and gives way to one
    /// of the same name in the run's configuration.
    public <T> Value<T> parameter(String name, T value) {
        checkOpen();
        return new Parameter<>(name, value);
    }

    /// A record or map whose components are parameters.
    public <T> Value<T> parameters(T values) {
        checkOpen();
        return new Parameter<>(null, values);
    }

    /// The newest version of this artifact among those linked to the step's model version when the run starts. It becomes
    /// an input of the steps that take it, and is not linked again.
    public <T> Value<T> modelArtifact(String artifact, Class<T> type) {
        return modelArtifact(artifact, TypeOf.of(type));
    }

    public <T> Value<T> modelArtifact(String artifact, TypeOf<T> type) {
        return external(ExternalArtifact.ofModel(artifact, type));
    }

    /// A value that no step of this pipeline makes; it is looked up before the first step.
    public <T> Value<T> external(ExternalArtifact<T> artifact) {
        checkOpen();
        return new ExternalValue<>(artifact);
    }

    /// What the pipeline carries under this key (V-62).
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
        if (!drafts.isEmpty()) {
            throw new IllegalStateException(
                    "steps of pipeline %s have no work: end each with call(…) or run(…): %s"
                            .formatted(pipeline, String.join(", ", drafts)));
        }
        if (steps.isEmpty()) {
            throw new IllegalStateException("pipeline %s has no step".formatted(pipeline));
        }
        config.checkSteps(pipeline, steps.stream().map(StepDefinition::name).toList());
        return steps;
    }

    StepDefinition add(String name, StepOptions options, StepDefinition.Work work) {
        checkOpen();
        if (name.isBlank() || !names.add(name)) {
            throw new IllegalArgumentException(
                    "pipeline %s has a step '%s' already, or the name is blank"
                            .formatted(pipeline, name));
        }
        var configured = config.step(name);
        var step =
                new StepDefinition(
                        steps.size(),
                        pipeline,
                        name,
                        options.or(configured),
                        new StepDefinition.Work(
                                StepParameters.configured(name, work.inputs(), configured),
                                work.function(),
                                work.gives(),
                                work.body()));
        step.predecessors().forEach(predecessor -> checkOwn(name, predecessor));
        if (model.isEmpty() && step.options().model() == null) {
            step.inputs().forEach(input -> checkNeedsNoModel(name, input));
        }
        steps.add(step);
        drafts.remove(name);
        own.add(step);
        return step;
    }

    private void checkOwn(String step, StepDefinition predecessor) {
        if (!own.contains(predecessor)) {
            throw new IllegalArgumentException(
                    "step %s takes a value of a pipeline other than %s".formatted(step, pipeline));
        }
    }

    private void checkNeedsNoModel(String step, Value<?> input) {
        if (input instanceof ExternalValue<?>(ExternalArtifact.OfModel<?> artifact)
                && artifact.model() == null) {
            throw new IllegalStateException(
                    "step %s of pipeline %s works on no model version that could have %s: call model(…) first"
                            .formatted(step, pipeline, artifact.artifact()));
        }
    }

    private void checkOpen() {
        if (!open) {
            throw new IllegalStateException(
                    "pipeline %s is defined already: its context is usable only inside define(…)"
                            .formatted(pipeline));
        }
    }
}
