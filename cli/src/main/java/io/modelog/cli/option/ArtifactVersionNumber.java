package io.modelog.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The number of an artifact's version, or `latest`.
public final class ArtifactVersionNumber implements ITypeConverter<Integer> {
    public static final int LATEST = 0;

    @Override
    public Integer convert(String text) {
        if (text.equals("latest")) {
            return LATEST;
        }
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new TypeConversionException("'%s' is no number and not 'latest'".formatted(text));
        }
        return Integer.valueOf(text);
    }
}
