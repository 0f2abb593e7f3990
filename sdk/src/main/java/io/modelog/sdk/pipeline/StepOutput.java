package io.modelog.sdk.pipeline;

/// All that a step returns.
record StepOutput<T>(StepDefinition step) implements Value<T> {
    @Override
    public <P> Value<P> part(Accessor<T, P> accessor) {
        return new OutputPart<>(step, RecordParts.componentOf(accessor), accessor);
    }
}
