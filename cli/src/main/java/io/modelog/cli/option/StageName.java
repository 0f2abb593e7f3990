package io.modelog.cli.option;

import io.modelog.sdk.Stage;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The name of a stage; those that every model has are known in any case.
public final class StageName implements ITypeConverter<Stage> {
    @Override
    public Stage convert(String text) {
        var word = text.toLowerCase(Locale.ROOT);
        return switch (word) {
            case "" -> throw new TypeConversionException("'' is no stage");
            case "latest" ->
                    throw new TypeConversionException(
                            "'latest' is no stage: it is always the newest version");
            case "none", "staging", "production", "archived" -> Stage.of(word);
            default -> Stage.of(text);
        };
    }
}
