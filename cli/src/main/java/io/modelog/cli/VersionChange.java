package io.modelog.cli;

import io.modelog.sdk.Stage;
import io.modelog.sdk.StageOccupiedException;
import io.modelog.sdk.Version;
import io.modelog.sdk.VersionPatch;
import io.modelog.sdk.Versions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What is to change in a version: the stage first, because that is what can be refused.
final class VersionChange {
    @Option(
            names = {"-s", "--stage"},
            paramLabel = "<stage>",
            description = "The new stage: ${COMPLETION-CANDIDATES}.")
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

    boolean isEmpty() {
        return stage == null && name == null && description == null;
    }

    /// The version as it is then, or nothing when a person said no to archiving the holder of the stage.
    Optional<Version> apply(
            Versions versions, String version, @Nullable String reason, Shell shell) {
        if (stage == null) {
            return Optional.of(versions.update(version, patch()));
        }
        var moved = move(versions, version, stage, reason, shell);
        return name == null && description == null
                ? moved
                : moved.map(it -> versions.update(Integer.toString(it.number()), patch()));
    }

    private Optional<Version> move(
            Versions versions, String version, Stage to, @Nullable String reason, Shell shell) {
        try {
            return Optional.of(versions.setStage(version, to, force, reason));
        } catch (StageOccupiedException e) {
            var person = shell.person().orElseThrow(() -> e);
            var question = "Version %d holds %s. Archive it and go on?".formatted(e.occupant(), to);
            return person.test(question)
                    ? Optional.of(versions.setStage(version, to, true, reason))
                    : Optional.empty();
        }
    }

    private VersionPatch patch() {
        var patch = name == null ? VersionPatch.NONE : VersionPatch.NONE.name(name);
        return description == null
                ? patch
                : patch.description(description.isEmpty() ? null : description);
    }
}
