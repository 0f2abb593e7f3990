package io.modelog.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A name that a path can carry; whether it exists, only the node knows.
public final class Name implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
        if (text.isBlank() || text.equals(".") || text.equals("..")) {
            throw new TypeConversionException("'%s' cannot name anything".formatted(text));
        }
        return text;
    }
}
