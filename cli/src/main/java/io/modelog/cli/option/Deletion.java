package io.modelog.cli.option;

import io.modelog.cli.terminal.Refused;
import io.modelog.cli.terminal.Shell;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Consent to a deletion, which cannot be taken back.
public final class Deletion {
    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    public boolean yes;

    @Option(
            names = {"-f", "--force"},
            description = "Delete it although something in production needs it.")
    public boolean force;

    @Mixin public Why why = new Why();

    /// Whether to go on (C-13, C-17).
    ///
    /// @throws Refused where nobody can be asked
    public boolean isAgreed(String question, Shell shell) {
        return yes
                || shell.person()
                        .orElseThrow(() ->
                                new Refused(
                                        "'%s' was not answered: nobody can be asked here."
                                                .formatted(question),
                                        "Repeat with --yes."))
                        .test(question);
    }
}
