package io.modelog.sdk.pipeline;

import java.util.function.Function;

/// One component of the record that a step returns.
record OutputPart<S, T>(StepDefinition step, String component, Function<S, T> accessor)
        implements Artifact<T> {
    @Override
    public <P> Artifact<P> part(Accessor<T, P> inner) {
        throw new IllegalArgumentException(
                "%s of step %s is one artifact: it has no parts".formatted(component, step.name()));
    }
}
