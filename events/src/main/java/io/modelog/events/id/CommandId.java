package io.modelog.events.id;

/// Names one intent: a repeat on the same stream appends nothing.
public record CommandId(String value) {
    public CommandId {
        Text.shortText("Idempotency-Key", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
