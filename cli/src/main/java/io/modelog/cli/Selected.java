package io.modelog.cli;

import picocli.CommandLine.Parameters;

/// One version of a model, the latest where none is named.
final class Selected {
    @Parameters(index = "0", paramLabel = "<model>", converter = Name.class)
    String model = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "<version>",
            converter = Name.class,
            defaultValue = "latest",
            description = "A number, a name, a stage, 'latest' (the default) or an id.")
    String version = "";

    @Override
    public String toString() {
        return "Version %s of %s".formatted(version, model);
    }
}
