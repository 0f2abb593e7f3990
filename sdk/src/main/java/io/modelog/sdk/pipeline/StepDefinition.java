package io.modelog.sdk.pipeline;

import io.modelog.sdk.store.TypeOf;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A step of a pipeline: what it takes, what it does and how. Two steps are never equal.
final class StepDefinition {
    private final int index;
    private final String pipeline;
    private final String name;
    private final StepOptions options;
    private final Work work;
    private final Map<String, @Nullable Object> parameters;

    StepDefinition(int index, String pipeline, String name, StepOptions options, Work work) {
        this.index = index;
        this.pipeline = pipeline;
        this.name = name;
        this.options = options;
        this.work = work;
        this.parameters = StepParameters.recorded(work.inputs());
        declaredSlots();
    }

    /// `function` is the user's own, `body` calls it; `gives` says whether a value comes back.
    record Work(List<Value<?>> inputs, Serializable function, boolean gives, Body body) {
        Work {
            inputs = List.copyOf(inputs);
        }
    }

    @FunctionalInterface
    interface Body {
        @Nullable Object run(Inputs in) throws Exception;
    }

    /// Its place in the order of definition, from 0.
    int index() {
        return index;
    }

    String name() {
        return name;
    }

    StepOptions options() {
        return options;
    }

    List<Value<?>> inputs() {
        return work.inputs();
    }

    Serializable function() {
        return work.function();
    }

    boolean gives() {
        return work.gives();
    }

    Map<String, @Nullable Object> parameters() {
        return parameters;
    }

    @Nullable Object run(Inputs in) throws Exception {
        return work.body().run(in);
    }

    /// The steps that must be done first.
    Set<StepDefinition> predecessors() {
        Set<StepDefinition> steps = new LinkedHashSet<>();
        Stream.concat(work.inputs().stream(), options.after().stream())
                .flatMap(done -> stepOf(done).stream())
                .forEach(steps::add);
        return steps;
    }

    static Optional<StepDefinition> stepOf(Done done) {
        return switch (done) {
            case StepOutput<?> output -> Optional.of(output.step());
            case OutputPart<?, ?> part -> Optional.of(part.step());
            case StepDone(var step) -> Optional.of(step);
            case ExternalValue<?> _, Parameter<?> _ -> Optional.empty();
        };
    }

    /// The outputs as far as they are known before the step runs: a function that is an object of a class of its own does
    /// not say what it returns.
    Optional<List<OutputSlot>> declaredSlots() {
        return gives() ? declaredType().map(this::slots) : Optional.of(List.of());
    }

    List<OutputSlot> slots(TypeOf<?> type) {
        return OutputSlot.of(pipeline, name, type, options.outputs());
    }

    private Optional<TypeOf<?>> declaredType() {
        if (options.returns() != null) {
            return Optional.of(options.returns());
        }
        return CapturedLambda.of(function())
                .map(CapturedLambda::returns)
                .filter(type -> type != Object.class)
                .map(TypeOf::of);
    }
}
