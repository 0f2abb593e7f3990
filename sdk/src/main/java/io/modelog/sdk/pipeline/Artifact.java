package io.modelog.sdk.pipeline;

import java.io.Serializable;
import java.util.function.Function;

/// A value that a pipeline will have when it runs: a handle to pass on, which carries the value's lineage.
public sealed interface Artifact<T> permits StepOutput, OutputPart, ModelArtifact {
    /// One output of a step that returns a record with [Output] components; `accessor` must be a method reference to a
    /// component, such as `Trained::model`.
    <P> Artifact<P> part(Accessor<T, P> accessor);

    /// A reference to the accessor of a record component.
    @FunctionalInterface
    interface Accessor<T, P> extends Function<T, P>, Serializable {}
}
