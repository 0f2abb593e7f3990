package io.modelog.sdk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A run that worked on a model version.
public record AttachedRun(
        String runId,
        String name,
        String pipeline,
        RunStatus status,
        Instant startedAt,
        @Nullable Instant endedAt,
        Instant attachedAt,
        String attachedBy) {}
