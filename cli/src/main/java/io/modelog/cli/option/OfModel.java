package io.modelog.cli.option;

import picocli.CommandLine.Parameters;

/// A model.
public final class OfModel {
    @Parameters(
            index = "0",
            paramLabel = "<model>",
            converter = Name.class,
            description = "Its name.")
    public String model = "";
}
