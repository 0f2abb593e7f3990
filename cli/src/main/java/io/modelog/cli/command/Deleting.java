package io.modelog.cli.command;

import io.modelog.cli.option.Deletion;
import io.modelog.sdk.DeletionGuardedException;
import java.util.function.Consumer;

/// A deletion that asks first (C-13), and again where something needs what would go: a yes to that is `--force`.
record Deleting(Root root, Deletion deletion) {
    /// `delete` is told whether to force it.
    void ask(String question, String what, Consumer<Boolean> delete) {
        var agreed = deletion.isAgreed(question, root.shell()) && isDeleted(what, delete);
        root.printer().done(agreed ? "Deleted %s.".formatted(what) : "Nothing was deleted.");
    }

    private boolean isDeleted(String what, Consumer<Boolean> delete) {
        try {
            delete.accept(deletion.force);
            return true;
        } catch (DeletionGuardedException e) {
            if (deletion.yes) {
                throw e;
            }
            var person = root.shell().person().orElseThrow(() -> e);
            if (!person.test(
                    "%s. Delete %s all the same?".formatted(String.join("; ", e.why()), what))) {
                return false;
            }
            delete.accept(true);
            return true;
        }
    }
}
