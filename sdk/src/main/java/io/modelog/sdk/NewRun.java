package io.modelog.sdk;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A run to start; without `id` or `name` the node chooses them.
public record NewRun(
        String pipeline, @Nullable UUID id, @Nullable String name, Map<String, Object> extra) {
    public NewRun {
        extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
    }

    public static NewRun of(String pipeline) {
        return new NewRun(pipeline, null, null, Map.of());
    }
}
