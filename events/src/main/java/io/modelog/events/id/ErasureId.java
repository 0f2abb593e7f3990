package io.modelog.events.id;

import java.util.UUID;

/// Id of the erasure of a subject.
public record ErasureId(UUID value) {
    public static ErasureId parse(String text) {
        return new ErasureId(Uuids.parse("erasure", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
