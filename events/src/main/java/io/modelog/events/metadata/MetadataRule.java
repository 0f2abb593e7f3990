package io.modelog.events.metadata;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.Text;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a policy asks of one metadata key: that it is there, or also that its value compares so with a bound. Its text is
/// what is stored: `accuracy >= 0.9`, `approved = true`, `card = "v2"`, or `data_card`; a key that is no word stands in
/// backquotes.
///
/// @param bound null when any value will do
public record MetadataRule(String key, @Nullable Bound bound) {
    /// A number, text or truth value, and how the value must compare with it.
    public record Bound(Operator operator, MetadataValue value) {}

    /// How a value compares with a bound. Texts and truth values know `=` and `!=` only.
    public enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        private boolean holds(int comparison) {
            return switch (this) {
                case EQUAL -> comparison == 0;
                case NOT_EQUAL -> comparison != 0;
                case LESS -> comparison < 0;
                case AT_MOST -> comparison <= 0;
                case GREATER -> comparison > 0;
                case AT_LEAST -> comparison >= 0;
            };
        }

        private boolean isOrder() {
            return this != EQUAL && this != NOT_EQUAL;
        }

        private static Operator of(String sign) {
            for (var operator : values()) {
                if (operator.sign.equals(sign)) {
                    return operator;
                }
            }
            throw new IllegalArgumentException(sign);
        }
    }

    /// Longest text to compare with, in characters.
    public static final int TEXT_MAX = 1_000;

    /// Most characters of a value that a failure shows.
    static final int SHOWN_MAX = 100;

    // Possessive throughout: no text makes matching slow.
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*+");
    private static final Pattern RULE =
            Pattern.compile(
                    "(?:(?<word>"
                            + WORD
                            + ")|`(?<quoted>[^`]++)`)(?:\\s*+(?<sign>!=|<=|>=|=|<|>)\\s*+(?<value>.+))?",
                    Pattern.DOTALL);
    private static final Pattern NUMBER =
            Pattern.compile("-?\\d{1,30}(?:\\.\\d{1,30})?(?:[eE][+-]?\\d{1,3})?");

    public MetadataRule {
        Text.shortText("requires", key);
        if (key.indexOf('`') >= 0) {
            throw new InvalidValue("requires", "names a key with a backquote");
        }
        if (bound != null && bound.operator.isOrder() && number(bound.value).isEmpty()) {
            throw new InvalidValue("requires", "orders by something that is no number");
        }
        if (bound != null && !canBeWritten(bound.value)) {
            throw new InvalidValue(
                    "requires",
                    "compares with something that is no number, no truth value and no text of at most %d characters with one kind of quote"
                            .formatted(TEXT_MAX));
        }
    }

    private static boolean canBeWritten(MetadataValue value) {
        return switch (value) {
            case MetadataValue.Whole _, MetadataValue.Real _, MetadataValue.Flag _ -> true;
            case MetadataValue.Text(var text) ->
                    text.length() <= TEXT_MAX && (text.indexOf('"') < 0 || text.indexOf('\'') < 0);
            case MetadataValue.Listed _,
                    MetadataValue.Mapped _,
                    MetadataValue.Uri _,
                    MetadataValue.Size _,
                    MetadataValue.Dtype _ ->
                    false;
        };
    }

    public static MetadataRule parse(String text) {
        var rule = RULE.matcher(text.strip());
        if (!rule.matches()) {
            throw new InvalidValue(
                    "requires",
                    "'%s' is no rule such as 'accuracy >= 0.9' or 'data_card'"
                            .formatted(shortened(text)));
        }
        var word = rule.group("word");
        var key = word == null ? rule.group("quoted") : word;
        var sign = rule.group("sign");
        return new MetadataRule(
                key,
                sign == null ? null : new Bound(Operator.of(sign), value(rule.group("value"))));
    }

    private static MetadataValue value(String text) {
        if (text.equals("true") || text.equals("false")) {
            return new MetadataValue.Flag(Boolean.parseBoolean(text));
        }
        if (NUMBER.matcher(text).matches()) {
            return number(text);
        }
        var quote = text.charAt(0);
        if (text.length() >= 2
                && (quote == '"' || quote == '\'')
                && text.indexOf(quote, 1) == text.length() - 1) {
            return new MetadataValue.Text(text.substring(1, text.length() - 1));
        }
        throw new InvalidValue(
                "requires",
                "'%s' is no number, no text in quotes, and neither true nor false"
                        .formatted(shortened(text)));
    }

    private static MetadataValue number(String text) {
        try {
            return new MetadataValue.Whole(Long.parseLong(text));
        } catch (NumberFormatException _) {
            try {
                return new MetadataValue.Real(Double.parseDouble(text));
            } catch (InvalidValue _) {
                throw new InvalidValue("requires", "'%s' is too large a number".formatted(text));
            }
        }
    }

    /// What is wrong with the metadata; empty when the rule is met. Numbers compare by value, whatever their type; another
    /// type than the bound's does not meet it.
    public Optional<String> failure(Map<String, MetadataValue> metadata) {
        var found = metadata.get(key);
        if (found == null) {
            return Optional.of("%s is missing, and %s is required".formatted(key, this));
        }
        return bound == null || isMet(bound, found)
                ? Optional.empty()
                : Optional.of(
                        "%s is %s, and %s is required"
                                .formatted(key, shortened(shown(found)), this));
    }

    private static boolean isMet(Bound bound, MetadataValue found) {
        var number = number(found);
        var limit = number(bound.value);
        if (number.isPresent() && limit.isPresent()) {
            return bound.operator.holds(number.get().compareTo(limit.get()));
        }
        if (found.getClass() != bound.value.getClass()) {
            return false;
        }
        return bound.operator.holds(found.equals(bound.value) ? 0 : 1);
    }

    private static Optional<BigDecimal> number(MetadataValue value) {
        return switch (value) {
            case MetadataValue.Whole(var number) -> Optional.of(BigDecimal.valueOf(number));
            case MetadataValue.Real(var number) -> Optional.of(BigDecimal.valueOf(number));
            case MetadataValue.Size(var bytes) -> Optional.of(BigDecimal.valueOf(bytes));
            case MetadataValue.Text _,
                    MetadataValue.Flag _,
                    MetadataValue.Listed _,
                    MetadataValue.Mapped _,
                    MetadataValue.Uri _,
                    MetadataValue.Dtype _ ->
                    Optional.empty();
        };
    }

    private static String shown(MetadataValue value) {
        return switch (value) {
            case MetadataValue.Text(var text) -> quoted(text);
            case MetadataValue.Whole(var number) -> Long.toString(number);
            case MetadataValue.Real(var number) -> Double.toString(number);
            case MetadataValue.Flag(var flag) -> Boolean.toString(flag);
            case MetadataValue.Size(var bytes) -> Long.toString(bytes);
            case MetadataValue.Uri(var uri) -> uri;
            case MetadataValue.Dtype(var name) -> name;
            case MetadataValue.Listed _, MetadataValue.Mapped _ -> "a " + value.type();
        };
    }

    private static String shortened(String text) {
        if (text.length() <= SHOWN_MAX) {
            return text;
        }
        var isPairCut = Character.isHighSurrogate(text.charAt(SHOWN_MAX - 1));
        return text.substring(0, isPairCut ? SHOWN_MAX - 1 : SHOWN_MAX) + "…";
    }

    private static String quoted(String text) {
        return text.indexOf('"') < 0 ? '"' + text + '"' : "'" + text + "'";
    }

    /// The rule as [#parse] reads it.
    @Override
    public String toString() {
        var name = WORD.matcher(key).matches() ? key : "`" + key + "`";
        return bound == null
                ? name
                : "%s %s %s".formatted(name, bound.operator.sign, shown(bound.value));
    }
}
