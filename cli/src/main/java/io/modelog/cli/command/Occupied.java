package io.modelog.cli.command;

import io.modelog.cli.terminal.Printer.Sentences;
import io.modelog.sdk.StageOccupiedException;
import io.modelog.sdk.Version;
import java.util.List;
import java.util.function.Function;

/// A change that may find its stage held by another version (C-16).
record Occupied(Root root, String model) {
    /// Makes the change and shows the version. Where the stage is held and a person is there, shows the holder (B-10),
    /// asks, and repeats all of the change, archiving it (B-11).
    void change(boolean force, Function<Boolean, Version> change) {
        root.printer().check(VersionTable.OF_ALL_MODELS);
        try {
            show(change.apply(force));
        } catch (StageOccupiedException e) {
            var person = root.shell().person().orElseThrow(() -> e);
            showHolder(e.occupant());
            if (person.test(
                    "Version %d holds %s. Archive it and go on?"
                            .formatted(e.occupant(), e.problem().members().get("stage")))) {
                show(change.apply(true));
            } else {
                root.printer().done("Nothing was changed.");
            }
        }
    }

    private void show(Version version) {
        root.printer().show(VersionTable.OF_ALL_MODELS, () -> version);
    }

    private void showHolder(int occupant) {
        if (root.printer().isForPeople()) {
            var holder = root.connect().versions(model).get(Integer.toString(occupant));
            root.printer()
                    .list(VersionTable.OF_ONE_MODEL, List.of(holder), Sentences.whenEmpty(""));
            root.shell().out().flush();
        }
    }
}
