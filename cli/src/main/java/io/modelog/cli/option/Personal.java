package io.modelog.cli.option;

import picocli.CommandLine.Option;

/// The mark of words that are personal data.
public final class Personal {
    @Option(
            names = "--personal",
            description = "The words are personal: they are encrypted, and can be erased.")
    public boolean personal;
}
