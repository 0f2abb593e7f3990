package io.modelog.sdk.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A step of a pipeline: what it takes and what it does. Two steps are never equal.
final class StepDefinition {
    private final String name;
    private final List<Artifact<?>> inputs;
    private final Body body;

    StepDefinition(String name, List<Artifact<?>> inputs, Body body) {
        this.name = name;
        this.inputs = List.copyOf(inputs);
        this.body = body;
    }

    String name() {
        return name;
    }

    List<Artifact<?>> inputs() {
        return inputs;
    }

    Body body() {
        return body;
    }

    @FunctionalInterface
    interface Body {
        Result run(Values values) throws Exception;
    }

    /// What a step gave.
    sealed interface Result {
        record Value(Object value) implements Result {}

        record Nothing() implements Result {}

        /// The user's code is not ours: it may return null whatever its type says.
        static Result of(String step, @Nullable Object value) {
            if (value == null) {
                throw new IllegalStateException("step %s returned null".formatted(step));
            }
            return new Value(value);
        }
    }
}
