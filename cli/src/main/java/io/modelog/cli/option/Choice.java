package io.modelog.cli.option;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// One of a few words, in any case.
public record Choice<E extends Enum<E>>(Class<E> words) implements ITypeConverter<E> {
    @Override
    public E convert(String text) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException("'%s' is none of %s".formatted(text, all())));
    }

    private String all() {
        return Arrays.stream(words.getEnumConstants())
                .map(Object::toString)
                .collect(Collectors.joining(", "));
    }
}
