package io.modelog.events.artifact;

import io.modelog.events.id.Text;
import io.modelog.events.metadata.Metadata;
import io.modelog.events.tag.TagChange;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can be asked of an artifact. New ids come with the command.
public sealed interface ArtifactCommand {
    record Register(UUID id, ArtifactKind kind, List<String> tags) implements ArtifactCommand {
        public Register {
            tags = Text.tags(tags);
        }
    }

    /// Registers the artifact as well when it is new.
    ///
    /// @param artifactId id of the artifact should it be new
    /// @param kind null for the artifact's
    /// @param schema JSON Schema of the value
    record CreateVersion(
            UUID artifactId,
            UUID id,
            ArtifactContent content,
            @Nullable ArtifactKind kind,
            @Nullable Producer producer,
            List<String> tags,
            Metadata metadata,
            @Nullable String schema)
            implements ArtifactCommand {
        public CreateVersion {
            tags = Text.tags(tags);
            Text.longText("schema", schema);
        }
    }

    /// Creates the version unless there is one with its id.
    record EnsureVersion(CreateVersion version) implements ArtifactCommand {}

    /// @param number null for the artifact itself
    record ChangeTags(@Nullable Long number, TagChange change) implements ArtifactCommand {}

    record LogMetadata(long number, Metadata metadata) implements ArtifactCommand {}

    record DeleteVersion(long number) implements ArtifactCommand {}

    record Delete() implements ArtifactCommand {}
}
