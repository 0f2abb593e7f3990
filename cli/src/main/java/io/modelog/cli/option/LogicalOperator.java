package io.modelog.cli.option;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// `and` or `or`.
final class LogicalOperator implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
        var word = text.toUpperCase(Locale.ROOT);
        if (!word.equals("AND") && !word.equals("OR")) {
            throw new TypeConversionException("'%s' is neither 'and' nor 'or'".formatted(text));
        }
        return word;
    }
}
