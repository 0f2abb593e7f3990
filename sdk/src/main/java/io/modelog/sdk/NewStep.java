package io.modelog.sdk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A step to start. `cacheKey` is 64 hex digits by which later runs find its outputs.
///
/// {@snippet file=ClientRuns.java region=run}
public record NewStep(
        String name,
        List<ArtifactRef> inputs,
        @JsonInclude(Include.NON_EMPTY) Map<String, @Nullable Object> parameters,
        @Nullable String cacheKey) {
    public NewStep {
        inputs = List.copyOf(inputs);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    public static NewStep named(String name) {
        return new NewStep(name, List.of(), Map.of(), null);
    }

    public NewStep withInputs(List<ArtifactRef> taken) {
        return new NewStep(name, taken, parameters, cacheKey);
    }

    public NewStep withParameters(Map<String, @Nullable Object> values) {
        return new NewStep(name, inputs, values, cacheKey);
    }

    public NewStep withCacheKey(String key) {
        return new NewStep(name, inputs, parameters, key);
    }
}
