package io.modelog.cli.option;

import io.modelog.cli.terminal.WrongUsage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// One version of a model, as second argument or with `-v`; the latest where none is named, or `0` (C-18).
public final class Selected {
    @Parameters(
            index = "0",
            paramLabel = "<model>",
            converter = Name.class,
            description = "The model.")
    public String model = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "<version>",
            converter = Name.class,
            description = "A number, a name, a stage, 'latest' (the default) or an id.")
    private @Nullable String second;

    @Option(
            names = {"-v", "--model-version"},
            paramLabel = "<version>",
            converter = Name.class,
            description = "The same as an option.")
    private @Nullable String option;

    public String version() {
        if (second != null && option != null && !second.equals(option)) {
            throw new WrongUsage(
                    "two versions were named, %s and %s: name one".formatted(second, option));
        }
        var named = second == null ? option : second;
        return named == null || named.equals("0") ? "latest" : named;
    }
}
