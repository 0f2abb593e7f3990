package io.modelog.events.model;

import io.modelog.events.artifact.ArtifactContent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.RunId;
import io.modelog.events.id.Text;
import io.modelog.events.id.VersionName;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can be asked of a model. New ids come with the command, so that deciding stays pure.
public sealed interface ModelCommand {
    record Register(UUID id, ModelDetails details, List<String> tags) implements ModelCommand {
        public Register {
            tags = Text.tags(tags);
        }
    }

    record Update(
            Change<@Nullable String> license,
            Change<@Nullable String> description,
            Change<@Nullable String> audience,
            Change<@Nullable String> useCases,
            Change<@Nullable String> limitations,
            Change<@Nullable String> tradeOffs,
            Change<@Nullable String> ethics,
            Change<Boolean> saveToRegistry)
            implements ModelCommand {
        ModelDetails appliedTo(ModelDetails old) {
            return new ModelDetails(
                    license.or(old.license()),
                    description.or(old.description()),
                    audience.or(old.audience()),
                    useCases.or(old.useCases()),
                    limitations.or(old.limitations()),
                    tradeOffs.or(old.tradeOffs()),
                    ethics.or(old.ethics()),
                    saveToRegistry.or(old.saveToRegistry()));
        }
    }

    record Delete() implements ModelCommand {}

    /// @param name null for the number as text
    record CreateVersion(
            UUID id, @Nullable VersionName name, @Nullable String description, List<String> tags)
            implements ModelCommand {
        public CreateVersion {
            Text.longText("description", description);
            tags = Text.tags(tags);
        }
    }

    record UpdateVersion(
            VersionSelector version, Change<VersionName> name, Change<@Nullable String> description)
            implements ModelCommand {
        // Not compact: javac would lose the annotation inside Change<…> for callers in other
        // modules.
        public UpdateVersion(
                VersionSelector version,
                Change<VersionName> name,
                Change<@Nullable String> description) {
            Text.longText("description", description.or(null));
            this.version = version;
            this.name = name;
            this.description = description;
        }
    }

    /// @param force archive the occupant of an exclusive stage instead of refusing
    record ChangeStage(VersionSelector version, Stage stage, boolean force)
            implements ModelCommand {}

    record DeleteVersion(VersionSelector version) implements ModelCommand {}

    /// @param overwrite unlink other versions of the same artifact
    record LinkArtifact(
            VersionSelector version,
            ArtifactVersionId artifact,
            ArtifactKind kind,
            ArtifactContent content,
            boolean overwrite)
            implements ModelCommand {}

    /// @param artifactVersion empty for all versions of the artifact
    record UnlinkArtifact(
            VersionSelector version, ArtifactName artifact, OptionalLong artifactVersion)
            implements ModelCommand {}

    record AttachRun(VersionSelector version, RunId run) implements ModelCommand {}

    record DetachRun(VersionSelector version, RunId run) implements ModelCommand {}
}
