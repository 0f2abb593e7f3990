package io.modelog.projector.view;

import io.modelog.events.run.RunStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A run attached to a model version. What the run's own stream says is null while this node has not read it yet.
public record AttachedRunView(
        UUID runId,
        @Nullable String name,
        @Nullable String pipeline,
        @Nullable RunStatus status,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Instant attachedAt,
        String attachedBy) {}
