package io.modelog.cli.option;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The reason of a change.
public final class Why {
    @Option(names = "--reason", paramLabel = "<text>", description = "Why; kept in the history.")
    public @Nullable String reason;

    @Mixin public Personal mark = new Personal();
}
