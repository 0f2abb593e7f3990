package io.modelog.sdk;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A step of a run, with the artifact versions it took and gave.
public record Step(
        String name,
        StepStatus status,
        List<ArtifactRef> inputs,
        List<ArtifactRef> outputs,
        Map<String, MetadataValue> metadata,
        @Nullable String error,
        Instant startedAt,
        @Nullable Instant endedAt) {
    public Step {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
