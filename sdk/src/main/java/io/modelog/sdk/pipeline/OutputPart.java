package io.modelog.sdk.pipeline;

import java.util.function.Function;

/// One component of the record that a step returns.
record OutputPart<S, T>(StepDefinition step, String component, Function<S, T> accessor)
        implements Value<T> {
    @Override
    public String toString() {
        return "%s of step %s".formatted(component, step.name());
    }
}
