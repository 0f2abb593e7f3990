package io.modelog.events.artifact;

import io.modelog.events.metadata.Metadata;
import io.modelog.events.tag.TagChange;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can have happened to an artifact. `number` is the version's number within the artifact.
public sealed interface ArtifactEvent {
    record ArtifactRegistered(UUID artifactId, ArtifactKind kind, List<String> tags)
            implements ArtifactEvent {
        public ArtifactRegistered {
            tags = List.copyOf(tags);
        }
    }

    /// @param schema JSON Schema of the value
    record ArtifactVersionCreated(
            long number,
            UUID artifactVersionId,
            ArtifactContent content,
            ArtifactKind kind,
            @Nullable Producer producer,
            List<String> tags,
            @Nullable String schema)
            implements ArtifactEvent {
        public ArtifactVersionCreated {
            tags = List.copyOf(tags);
        }
    }

    /// @param number null for the artifact itself
    record ArtifactTagsChanged(@Nullable Long number, TagChange.Effect effect)
            implements ArtifactEvent {}

    record ArtifactMetadataLogged(long number, Metadata entries) implements ArtifactEvent {}

    record ArtifactVersionDeleted(long number, UUID artifactVersionId) implements ArtifactEvent {}

    record ArtifactDeleted(UUID artifactId) implements ArtifactEvent {}
}
