package io.modelog.events.id;

import java.util.UUID;

/// Id of a pipeline run.
public record RunId(UUID value) {
    public static RunId parse(String text) {
        return new RunId(Uuids.parse("run", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
