package io.modelog.sdk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A run that worked on a model version. What the run says itself is absent for the moment in which the node knows of
/// the attachment but not yet of the run.
///
/// {@snippet file=ClientRuns.java region=hold}
public record AttachedRun(
        String runId,
        @Nullable String name,
        @Nullable String pipeline,
        @Nullable RunStatus status,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Instant attachedAt,
        String attachedBy) {}
