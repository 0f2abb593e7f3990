package io.modelog.projector.query;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the values of a field are, and what a value in a filter means for it.
enum FieldType {
    TEXT("a text"),
    NUMBER("a number, such as 0.9"),
    FLAG("true or false"),
    TIME("a date or time without quotes, such as 2026-01-31 or 2026-01-31T12:00:00Z"),
    /// Many texts.
    TEXTS("a text"),
    /// By key, each of its own type.
    METADATA("a number, true, false or a text");

    private static final Pattern NUMERAL =
            Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private final String expected;

    FieldType(String expected) {
        this.expected = expected;
    }

    /// What a filter has to give for it.
    String expected() {
        return expected;
    }

    boolean isTextual() {
        return this == TEXT || this == TEXTS || this == METADATA;
    }

    /// Null when a text in quotes is none of this type.
    @Nullable Value quoted(String text) {
        return isTextual() ? new Value.Text(text) : null;
    }

    /// Null when a word is none of this type. Where only a text can be meant, every word is one: `name = 3`.
    @Nullable Value word(String word) {
        return switch (this) {
            case TEXT, TEXTS -> new Value.Text(word);
            case NUMBER -> number(word);
            case FLAG -> flag(word);
            case TIME -> time(word);
            case METADATA -> untyped(word);
        };
    }

    private static Value untyped(String word) {
        var number = number(word);
        if (number != null) {
            return number;
        }
        var flag = flag(word);
        return flag != null ? flag : new Value.Text(word);
    }

    private static @Nullable Value number(String word) {
        if (!NUMERAL.matcher(word).matches()) {
            return null;
        }
        try {
            return new Value.Numeric(new BigDecimal(word));
        } catch (NumberFormatException _) { // its exponent has more than 32 bits
            return null;
        }
    }

    private static @Nullable Value flag(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true" -> new Value.Flag(true);
            case "false" -> new Value.Flag(false);
            default -> null;
        };
    }

    private static @Nullable Value time(String word) {
        try {
            return new Value.Time(
                    word.length() <= "2026-01-31".length()
                            ? LocalDate.parse(word).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : Instant.parse(word));
        } catch (DateTimeException _) {
            return null;
        }
    }
}
