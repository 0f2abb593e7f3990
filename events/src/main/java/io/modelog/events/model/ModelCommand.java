package io.modelog.events.model;

import io.modelog.events.id.Text;
import io.modelog.events.id.VersionName;
import io.modelog.events.tag.TagChange;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can be asked of a model. New ids come with the command, so that deciding stays pure.
public sealed interface ModelCommand {
    record Register(UUID id, ModelDetails details, List<String> tags) implements ModelCommand {
        public Register {
            tags = Text.tags(tags);
        }
    }

    record Update(DetailsChange details, TagChange tags) implements ModelCommand {}

    /// The stages in their order. A stage in use stays.
    record DefineStages(Stages stages) implements ModelCommand {}

    /// @param policy null for none
    record ChangePolicy(Stage stage, @Nullable StagePolicy policy) implements ModelCommand {}

    /// @param force although a version is in production
    record Delete(boolean force) implements ModelCommand {}

    /// @param name null for the number as text
    /// @param then what is asked of the new version; all of it happens, or nothing
    record CreateVersion(
            UUID id,
            @Nullable VersionName name,
            @Nullable String description,
            List<String> tags,
            List<VersionCommand> then)
            implements ModelCommand {
        public CreateVersion {
            Text.longText("description", description);
            tags = Text.tags(tags);
            then = List.copyOf(then);
        }
    }

    /// All of it happens to one version, or nothing.
    record OnVersion(VersionSelector version, List<VersionCommand> commands)
            implements ModelCommand {
        public OnVersion {
            commands = List.copyOf(commands);
        }

        public OnVersion(VersionSelector version, VersionCommand command) {
            this(version, List.of(command));
        }
    }

    /// Puts the version back that held the stage before.
    record Rollback(Stage stage) implements ModelCommand {}

    /// Each enters the stage of the other.
    record Swap(VersionSelector one, VersionSelector other) implements ModelCommand {}
}
