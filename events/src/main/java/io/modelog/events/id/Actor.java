package io.modelog.events.id;

/// Who gives a command: a person or a program.
public record Actor(String value) {
    public Actor {
        Text.shortText("actor", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
