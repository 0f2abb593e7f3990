package io.modelog.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The reason of a change.
final class Why {
    @Option(names = "--reason", paramLabel = "<text>", description = "Why; kept in the history.")
    @Nullable String reason;
}
