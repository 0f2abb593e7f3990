package io.modelog.sdk;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One execution of a pipeline; `steps` is filled only where a single run is read.
///
/// {@snippet file=ClientRuns.java region=run}
public record Run(
        String id,
        String name,
        String pipeline,
        RunStatus status,
        @Nullable Integer heartbeatSeconds,
        Map<String, @Nullable Object> extra,
        Map<String, MetadataValue> metadata,
        @Nullable String error,
        Instant startedAt,
        String startedBy,
        @Nullable Instant endedAt,
        List<ModelRef> models,
        List<Step> steps) {
    public Run {
        extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        models = List.copyOf(models);
        steps = List.copyOf(steps);
    }

    /// A model version that the run is attached to.
    public record ModelRef(String model, int version) {}
}
