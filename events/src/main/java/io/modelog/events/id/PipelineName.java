package io.modelog.events.id;

/// Name of a pipeline.
public record PipelineName(String value) {
    public PipelineName {
        Text.name("pipeline", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
