package io.modelog.cli.option;

import io.modelog.cli.terminal.WrongUsage;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The list options of the original, `value` or `operator:value` (C-3), as terms of the node's filter grammar. Only
/// here does an operator in a text mean anything (B-17).
public final class Criteria {
    private static final Set<String> OF_TEXT =
            Set.of("equals", "contains", "startswith", "endswith");
    private static final Set<String> OF_ORDER = Set.of("equals", "gt", "gte", "lt", "lte");

    private final List<String> terms = new ArrayList<>();

    private record Asked(String operator, String value) {
        /// A text that begins with a word that is no operator is taken whole.
        static Asked of(String text, Set<String> operators) {
            int colon = text.indexOf(':');
            return colon > 0 && operators.contains(text.substring(0, colon))
                    ? new Asked(text.substring(0, colon), text.substring(colon + 1))
                    : new Asked("equals", text);
        }
    }

    public Criteria text(String field, @Nullable List<String> asked) {
        return each(asked, text -> textTerm(field, Asked.of(text, OF_TEXT)));
    }

    /// An id, also without its dashes.
    public Criteria id(String field, @Nullable List<String> asked) {
        return each(
                asked,
                text -> {
                    var id = Asked.of(text, OF_TEXT);
                    return textTerm(field, new Asked(id.operator(), dashed(id)));
                });
    }

    public Criteria number(String field, @Nullable List<String> asked) {
        return each(
                asked,
                text -> {
                    var number = Asked.of(text, OF_ORDER);
                    if (!number.value().matches("-?\\d{1,18}(\\.\\d{1,18})?")) {
                        throw new WrongUsage(
                                "'%s' is no number and no 'gte:<number>'".formatted(text));
                    }
                    return field + sign(number.operator()) + number.value();
                });
    }

    public Criteria time(String field, @Nullable List<String> asked) {
        return each(asked, text -> timeTerm(field, Asked.of(text, OF_ORDER)));
    }

    /// A term of the grammar itself.
    public Criteria term(String term) {
        terms.add(term);
        return this;
    }

    /// All of them or one of them, empty when nothing was asked for.
    String joinedBy(String operator) {
        return String.join(" " + operator + " ", terms);
    }

    private Criteria each(@Nullable List<String> asked, UnaryOperator<String> term) {
        if (asked != null) {
            asked.stream().map(term).forEach(terms::add);
        }
        return this;
    }

    private static String textTerm(String field, Asked asked) {
        var pattern = asked.value().replaceAll("[\\\\%_]", "\\\\$0");
        return switch (asked.operator()) {
            case "contains" -> "%s LIKE %s".formatted(field, quoted("%" + pattern + "%"));
            case "startswith" -> "%s LIKE %s".formatted(field, quoted(pattern + "%"));
            case "endswith" -> "%s LIKE %s".formatted(field, quoted("%" + pattern));
            default -> "%s = %s".formatted(field, quoted(asked.value()));
        };
    }

    public static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String dashed(Asked id) {
        return id.operator().equals("equals")
                ? id.value()
                        .replaceFirst(
                                "^(\\p{XDigit}{8})(\\p{XDigit}{4})(\\p{XDigit}{4})(\\p{XDigit}{4})(\\p{XDigit}{12})$",
                                "$1-$2-$3-$4-$5")
                : id.value();
    }

    private static String sign(String operator) {
        return switch (operator) {
            case "gt" -> " > ";
            case "gte" -> " >= ";
            case "lt" -> " < ";
            case "lte" -> " <= ";
            default -> " = ";
        };
    }

    /// A day or a second that something happened in is equal to it.
    private static String timeTerm(String field, Asked asked) {
        var span = Span.of(asked.value());
        return asked.operator().equals("equals")
                ? "(%1$s >= %2$s AND %1$s < %3$s)".formatted(field, span.from(), span.until())
                : field + sign(asked.operator()) + span.from();
    }

    private record Span(Instant from, Instant until) {
        static Span of(String text) {
            try {
                var from = Moment.parse(text);
                var isDay = text.length() == "2026-01-31".length();
                return new Span(
                        from, from.plus(isDay ? Duration.ofDays(1) : Duration.ofSeconds(1)));
            } catch (DateTimeException _) {
                throw new WrongUsage(
                        "'%s' is no time: write 2026-01-31, '2026-01-31 12:00:00' or 'gte:2026-01-31'"
                                .formatted(text));
            }
        }
    }
}
