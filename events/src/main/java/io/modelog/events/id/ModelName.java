package io.modelog.events.id;

/// Name of a model; with it the model's stream is found.
public record ModelName(String value) {
    public ModelName {
        Text.name("name", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
