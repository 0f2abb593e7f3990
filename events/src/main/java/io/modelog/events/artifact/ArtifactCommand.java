package io.modelog.events.artifact;

import io.modelog.events.id.Text;
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
    record CreateVersion(
            UUID artifactId,
            UUID id,
            ArtifactContent content,
            @Nullable ArtifactKind kind,
            @Nullable Producer producer)
            implements ArtifactCommand {}
}
