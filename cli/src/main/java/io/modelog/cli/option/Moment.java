package io.modelog.cli.option;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A time: a date or a time in UTC, RFC 3339, or an age such as `36h`, counted back from now.
public final class Moment implements ITypeConverter<Instant> {
    private static final Pattern AGE = Pattern.compile("(\\d{1,6})([smhdw])");
    private static final int DATE = "2026-01-31".length();

    @Override
    public Instant convert(String text) {
        var age = AGE.matcher(text);
        if (age.matches()) {
            return Instant.now().minus(age(Long.parseLong(age.group(1)), age.group(2)));
        }
        try {
            return parse(text);
        } catch (DateTimeException _) {
            throw new TypeConversionException(
                    "'%s' is no time: write 2026-01-31, '2026-01-31 12:00' (UTC), 2026-01-31T12:00:00Z, or an age such as 36h, 3d or 2w"
                            .formatted(text));
        }
    }

    private static Duration age(long count, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
        };
    }

    /// Reads a date or a time; where it names no offset it is in UTC. Throws [DateTimeException].
    static Instant parse(String text) {
        if (text.length() == DATE) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        var iso = text.strip().replaceFirst("(?<=\\d) (?=\\d)", "T");
        return iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }
}
