package io.modelog.sdk;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A fact of the log: who did what, when and why; `data` holds the fields of its own type, and
/// `changes` the values that it changed, with those from before.
///
/// {@snippet file=ClientModels.java region=history}
public record Event(
        String id,
        String stream,
        long sequence,
        String type,
        Instant time,
        String actor,
        @Nullable String reason,
        String commandId,
        String correlationId,
        @Nullable String causationId,
        String position,
        Map<String, @Nullable Object> data,
        List<Change> changes) {
    public Event {
        changes = List.copyOf(changes);
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }
}
