package io.modelog.sdk;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A step of a run, with the artifact versions it took and gave; `run` and `pipeline` are given only by
/// [Runs#cached], which looks through all runs.
///
/// {@snippet file=ClientRuns.java region=cached}
public record Step(
        String name,
        StepStatus status,
        @Nullable String run,
        @Nullable String pipeline,
        Map<String, @Nullable Object> parameters,
        @Nullable String cacheKey,
        List<ArtifactRef> inputs,
        List<ArtifactRef> outputs,
        Map<String, MetadataValue> metadata,
        @Nullable String error,
        Instant startedAt,
        @Nullable Instant endedAt) {
    public Step {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
