package io.modelog.sdk.pipeline;

import io.modelog.sdk.store.TypeOf;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A step whose work is not said yet: `call` for work that gives a value, `run` for work that gives none.
///
/// {@snippet file=PipelineSteps.java region=steps}
public final class StepDraft {
    private final PipelineContext pipeline;
    private final String name;
    private final Map<String, OutputConfig> outputs = new LinkedHashMap<>();
    private final List<Done> after = new ArrayList<>();
    private @Nullable ModelVersion model;
    private @Nullable Boolean cache;
    private @Nullable StepRetries retries;
    private @Nullable String codeVersion;
    private @Nullable TypeOf<?> returns;

    StepDraft(PipelineContext pipeline, String name) {
        this.pipeline = pipeline;
        this.name = name;
    }

    /// The model version that this step works on, in place of the pipeline's (V-50).
    public StepDraft model(ModelVersion version) {
        model = version;
        return this;
    }

    /// Whether the step may take the outputs of an earlier run, in place of [PipelineDraft#cache].
    public StepDraft cache(boolean allowed) {
        cache = allowed;
        return this;
    }

    /// How often the step is tried, in place of [PipelineDraft#retries].
    public StepDraft retries(StepRetries chosen) {
        retries = chosen;
        return this;
    }

    /// Stands for the step's code in its cache key, in place of the digest of its class. To be changed with the code.
    public StepDraft codeVersion(String version) {
        codeVersion = version;
        return this;
    }

    /// The type with its arguments, such as `new TypeOf<List<Flower>>() {}`: a lambda does not say them, and the cache
    /// needs them to read the value.
    public StepDraft returns(TypeOf<?> type) {
        returns = type;
        return this;
    }

    /// What is to be said of the step's only output.
    public StepDraft output(OutputConfig config) {
        return output(OutputSlot.SINGLE, config);
    }

    /// What is to be said of the output of this name, the record's component or the name in its [Output].
    public StepDraft output(String output, OutputConfig config) {
        outputs.put(output, config);
        return this;
    }

    /// Steps that must be done first though this one takes nothing from them.
    public StepDraft after(Done... steps) {
        after.addAll(List.of(steps));
        return this;
    }

    public <R> Value<R> call(StepFunction.None<R> work) {
        return new StepOutput<>(add(List.of(), work, _ -> work.run()));
    }

    public <A, R> Value<R> call(Value<A> a, StepFunction.One<A, R> work) {
        return new StepOutput<>(add(List.of(a), work, in -> work.run(in.at(0, a))));
    }

    public <A, B, R> Value<R> call(Value<A> a, Value<B> b, StepFunction.Two<A, B, R> work) {
        return new StepOutput<>(add(List.of(a, b), work, in -> work.run(in.at(0, a), in.at(1, b))));
    }

    public <A, B, C, R> Value<R> call(
            Value<A> a, Value<B> b, Value<C> c, StepFunction.Three<A, B, C, R> work) {
        return new StepOutput<>(
                add(List.of(a, b, c), work, in -> work.run(in.at(0, a), in.at(1, b), in.at(2, c))));
    }

    public Done run(StepAction.None work) {
        return done(List.of(), work, _ -> work.run());
    }

    public <A> Done run(Value<A> a, StepAction.One<A> work) {
        return done(List.of(a), work, in -> work.run(in.at(0, a)));
    }

    public <A, B> Done run(Value<A> a, Value<B> b, StepAction.Two<A, B> work) {
        return done(List.of(a, b), work, in -> work.run(in.at(0, a), in.at(1, b)));
    }

    public <A, B, C> Done run(Value<A> a, Value<B> b, Value<C> c, StepAction.Three<A, B, C> work) {
        return done(List.of(a, b, c), work, in -> work.run(in.at(0, a), in.at(1, b), in.at(2, c)));
    }

    private Done done(List<Value<?>> inputs, Serializable work, Action action) {
        var step =
                pipeline.add(
                        name,
                        options(),
                        new StepDefinition.Work(
                                inputs,
                                work,
                                false,
                                in -> {
                                    action.run(in);
                                    return null;
                                }));
        return new StepDone(step);
    }

    private StepDefinition add(List<Value<?>> inputs, Serializable work, StepDefinition.Body body) {
        return pipeline.add(name, options(), new StepDefinition.Work(inputs, work, true, body));
    }

    private StepOptions options() {
        return new StepOptions(model, cache, retries, codeVersion, returns, outputs, after);
    }

    private interface Action {
        void run(Inputs in) throws Exception;
    }
}
