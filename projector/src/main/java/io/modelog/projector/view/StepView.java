package io.modelog.projector.view;

import io.modelog.events.run.StepStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A step of a run as it reads now.
public record StepView(
        String name,
        StepStatus status,
        List<StepArtifactView> inputs,
        List<StepArtifactView> outputs,
        @Nullable String error,
        Instant startedAt,
        @Nullable Instant endedAt) {
    public record StepArtifactView(String name, String artifact, long version) {}
}
