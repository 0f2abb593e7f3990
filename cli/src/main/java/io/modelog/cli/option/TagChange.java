package io.modelog.cli.option;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Tags to add and to take off (T-1).
public final class TagChange {
    @Option(
            names = {"-t", "--tag"},
            paramLabel = "<tag>",
            description = "Add a tag; may be repeated.")
    private @Nullable List<String> added;

    @Option(
            names = {"-r", "--remove-tag"},
            paramLabel = "<tag>",
            description = "Take a tag off; may be repeated.")
    private @Nullable List<String> removed;

    public List<String> added() {
        return added == null ? List.of() : added;
    }

    public List<String> removed() {
        return removed == null ? List.of() : removed;
    }

    public boolean isEmpty() {
        return added == null && removed == null;
    }
}
