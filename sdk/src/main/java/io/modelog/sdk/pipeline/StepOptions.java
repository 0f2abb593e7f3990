package io.modelog.sdk.pipeline;

import io.modelog.sdk.store.TypeOf;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is said of a step besides its work; what is absent is as in the pipeline.
record StepOptions(
        @Nullable ModelVersion model,
        @Nullable Boolean cache,
        @Nullable StepRetries retries,
        @Nullable String codeVersion,
        @Nullable TypeOf<?> returns,
        Map<String, OutputConfig> outputs,
        List<Done> after) {
    StepOptions {
        outputs = Map.copyOf(new LinkedHashMap<>(outputs));
        after = List.copyOf(after);
    }

    /// With what a configuration says where the code leaves it open (V-53).
    StepOptions or(RunConfig.Step config) {
        return new StepOptions(
                model == null ? config.model() : model,
                cache == null ? config.cache() : cache,
                retries == null ? config.retries() : retries,
                codeVersion,
                returns,
                outputs,
                after);
    }
}
