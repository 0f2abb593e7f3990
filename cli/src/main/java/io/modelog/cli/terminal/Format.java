package io.modelog.cli.terminal;

import java.util.Locale;

/// How an answer is printed.
public enum Format {
    TABLE,
    WIDE,
    JSON,
    YAML,
    CSV,
    TSV,
    NAME;

    /// Whether sentences and titles belong to it; all others are read by programs.
    public boolean isForPeople() {
        return this == TABLE || this == WIDE;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
