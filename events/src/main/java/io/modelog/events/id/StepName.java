package io.modelog.events.id;

/// Name of a step, unique within its run.
public record StepName(String value) {
    public StepName {
        Text.name("name", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
