package io.modelog.sdk.pipeline;

import java.io.Serializable;
import java.util.function.Function;

/// A value that a pipeline will have when it runs: a handle to pass on, which carries the value's lineage.
///
/// {@snippet file=PipelineTraining.java region=pipeline}
public sealed interface Value<T> extends Done
        permits StepOutput, OutputPart, ExternalValue, Parameter {
    /// One output of a step that returns a record with [Output] components; `accessor` must be a method reference to a
    /// component, such as `Trained::model`.
    default <P> Value<P> part(Accessor<T, P> accessor) {
        throw new IllegalArgumentException("%s is one value: it has no parts".formatted(this));
    }

    /// A reference to the accessor of a record component.
    @FunctionalInterface
    interface Accessor<T, P> extends Function<T, P>, Serializable {}
}
