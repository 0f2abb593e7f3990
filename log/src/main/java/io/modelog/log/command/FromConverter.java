package io.modelog.log.command;

import io.modelog.events.id.InvalidValue;
import io.modelog.log.read.From;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

final class FromConverter implements ITypeConverter<From> {
    @Override
    public From convert(String text) {
        try {
            return From.parse(text);
        } catch (InvalidValue e) {
            throw new TypeConversionException("'%s' %s".formatted(text, e.getMessage()));
        }
    }
}
