package io.modelog.cli;

import picocli.CommandLine.Option;

/// A person's yes to something that cannot be taken back.
final class Consent {
    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    boolean given;

    /// Whether to go on.
    ///
    /// @throws Failures.Refused where nobody can be asked
    boolean isGiven(String question, Shell shell) {
        return given
                || shell.person()
                        .orElseThrow(() ->
                                new Failures.Refused(
                                        "'%s' was not answered: nobody can be asked here."
                                                .formatted(question),
                                        "Repeat with --yes."))
                        .test(question);
    }
}
