package io.modelog.sdk.pipeline;

import java.util.Optional;

/// What a step can know of the run it is part of.
public final class StepContext {
    static final ScopedValue<StepContext> CURRENT = ScopedValue.newInstance();

    private final String runId;
    private final String step;
    private final Optional<PinnedVersion> version;

    StepContext(String runId, String step, Optional<PinnedVersion> version) {
        this.runId = runId;
        this.step = step;
        this.version = version;
    }

    /// The context of the step that this thread runs; throws elsewhere, also in threads that the step starts.
    public static StepContext current() {
        if (!CURRENT.isBound()) {
            throw new IllegalStateException(
                    "StepContext.current() is there only in the thread that runs a step");
        }
        return CURRENT.get();
    }

    public String runId() {
        return runId;
    }

    public String step() {
        return step;
    }

    /// The version that the run works on, the same for all its steps; throws when the pipeline has none.
    public PinnedVersion modelVersion() {
        return version.orElseThrow(() ->
                new IllegalStateException(
                        "step %s works on no model version: its pipeline was composed without model(…)"
                                .formatted(step)));
    }
}
