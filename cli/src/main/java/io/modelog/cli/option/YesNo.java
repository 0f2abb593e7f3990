package io.modelog.cli.option;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A yes or no in any of the spellings of the original.
public final class YesNo implements ITypeConverter<Boolean> {
    @Override
    public Boolean convert(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "on", "1" -> true;
            case "false", "f", "no", "n", "off", "0" -> false;
            default ->
                    throw new TypeConversionException(
                            "'%s' is neither true nor false".formatted(text));
        };
    }
}
