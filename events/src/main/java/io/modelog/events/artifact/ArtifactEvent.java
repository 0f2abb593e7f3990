package io.modelog.events.artifact;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can have happened to an artifact.
public sealed interface ArtifactEvent {
    record ArtifactRegistered(UUID artifactId, ArtifactKind kind, List<String> tags)
            implements ArtifactEvent {
        public ArtifactRegistered {
            tags = List.copyOf(tags);
        }
    }

    record ArtifactVersionCreated(
            long number,
            UUID artifactVersionId,
            ArtifactContent content,
            ArtifactKind kind,
            @Nullable Producer producer)
            implements ArtifactEvent {}
}
