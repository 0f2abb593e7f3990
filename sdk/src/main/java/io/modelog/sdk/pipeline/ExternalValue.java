package io.modelog.sdk.pipeline;

/// A value that no step of the pipeline gives.
record ExternalValue<T>(ExternalArtifact<T> artifact) implements Value<T> {}
