package io.modelog.sdk.pipeline;

/// All that a step returns.
record StepOutput<T>(StepDefinition step) implements Artifact<T> {
    @Override
    public <P> Artifact<P> part(Accessor<T, P> accessor) {
        return new OutputPart<>(step, RecordParts.componentOf(accessor), accessor);
    }
}
