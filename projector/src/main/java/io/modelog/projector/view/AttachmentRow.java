package io.modelog.projector.view;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A run attached to a version, as the model's stream tells it.
///
/// @param held whether it holds the version or ever did, which says that it made it
record AttachmentRow(UUID runId, Instant attachedAt, String attachedBy, boolean held) {
    /// With what the run's own stream says, if it was read already.
    AttachedRunView joined(@Nullable RunView run) {
        return run == null
                ? new AttachedRunView(runId, null, null, null, null, null, attachedAt, attachedBy)
                : new AttachedRunView(
                        runId,
                        run.name(),
                        run.pipeline(),
                        run.status(),
                        run.startedAt(),
                        run.endedAt(),
                        attachedAt,
                        attachedBy);
    }
}
