package io.modelog.cli.command;

import io.modelog.cli.option.KeyValues;
import io.modelog.cli.option.StageName;
import io.modelog.cli.option.TagChange;
import io.modelog.cli.terminal.WrongUsage;
import io.modelog.sdk.Stage;
import io.modelog.sdk.VersionPatch;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What is to change in a version; all of it happens together, or nothing.
final class VersionChange {
    @Option(
            names = {"-s", "--stage"},
            paramLabel = "<stage>",
            converter = StageName.class,
            description =
                    "The new stage: none, staging, production, archived, or one of the model's own.")
    private @Nullable Stage stage;

    @Option(
            names = {"-f", "--force"},
            description = "Archive the version that holds the stage.")
    private boolean force;

    @Option(
            names = {"-n", "--name"},
            paramLabel = "<name>",
            description = "The new name.")
    private @Nullable String name;

    @Option(
            names = {"-d", "--description"},
            paramLabel = "<text>",
            description = "The new description; an empty one clears it.")
    private @Nullable String description;

    @Mixin private TagChange tags = new TagChange();

    @Option(
            names = {"-m", "--metadata"},
            paramLabel = "<key>=<value>",
            description = "Metadata to log; may be repeated.")
    private @Nullable List<String> metadata;

    void check() {
        if (patch(false).fields().isEmpty()) {
            throw new WrongUsage(
                    "nothing to change was given: use --stage, --name, --description, --tag, --remove-tag or --metadata");
        }
    }

    boolean force() {
        return force;
    }

    VersionPatch patch(boolean archiving) {
        var patch = VersionPatch.NONE;
        patch = name == null ? patch : patch.name(name);
        patch =
                description == null
                        ? patch
                        : patch.description(description.isEmpty() ? null : description);
        patch = tags.added().isEmpty() ? patch : patch.addTags(tags.added());
        patch = tags.removed().isEmpty() ? patch : patch.removeTags(tags.removed());
        patch = metadata == null ? patch : patch.metadata(KeyValues.read(metadata));
        return stage == null ? patch : patch.stage(stage).force(archiving);
    }
}
