package io.modelog.cli.option;

import picocli.CommandLine.Parameters;

/// One version of a model, which must be named.
public final class OfVersion {
    @Parameters(
            index = "0",
            paramLabel = "<model>",
            converter = Name.class,
            description = "The model.")
    public String model = "";

    @Parameters(
            index = "1",
            paramLabel = "<version>",
            converter = Name.class,
            description = "A number, a name, a stage, 'latest' or an id.")
    public String version = "";

    @Override
    public String toString() {
        return "version %s of %s".formatted(version, model);
    }
}
