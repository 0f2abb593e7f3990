package io.modelog.events.id;

/// Groups the events of one piece of work.
public record CorrelationId(String value) {
    public CorrelationId {
        Text.shortText("Modelog-Correlation-Id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
