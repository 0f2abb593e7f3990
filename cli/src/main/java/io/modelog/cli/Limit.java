package io.modelog.cli;

import picocli.CommandLine.Option;

/// How many items a list shows.
final class Limit {
    @Option(
            names = "--limit",
            paramLabel = "<n>",
            converter = Count.class,
            defaultValue = "1000",
            description = "Show so many at most (default: ${DEFAULT-VALUE}).")
    int items;
}
