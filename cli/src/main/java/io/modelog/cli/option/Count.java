package io.modelog.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A number of items, 1 to 1,000,000: a list is held in memory to lay it out.
public final class Count implements ITypeConverter<Integer> {
    private static final int MOST = 1_000_000;

    @Override
    public Integer convert(String text) {
        if (!text.matches("\\d{1,7}")
                || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > MOST) {
            throw new TypeConversionException(
                    "'%s' is no number from 1 to %d".formatted(text, MOST));
        }
        return Integer.valueOf(text);
    }
}
