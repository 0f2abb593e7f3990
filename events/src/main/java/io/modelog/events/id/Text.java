package io.modelog.events.id;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules for text that comes from outside, with their bounds (D-2, D-3, D-11 and the limits of `docs/reference/rest.md`).
public final class Text {
    /// Longest name, in characters.
    public static final int NAME_MAX = 255;

    /// Longest free text, in characters.
    public static final int LONG_TEXT_MAX = 65_535;

    /// Most tags on one thing.
    public static final int TAGS_MAX = 100;

    private Text() {}

    /// A name that can be a path segment of a URL and part of a stream id.
    public static String name(String field, String value) {
        shortText(field, value);
        if (value.indexOf('/') >= 0 || value.indexOf('@') >= 0) {
            throw new InvalidValue(field, "contains '/' or '@'");
        }
        if (value.equals(".") || value.equals("..")) {
            throw new InvalidValue(field, "is '.' or '..'");
        }
        return value;
    }

    /// A SHA-256 digest: 64 lower-case hex digits.
    public static String sha256(String field, String value) {
        if (value.length() != 64) {
            throw new InvalidValue(field, "is not 64 lower-case hex digits");
        }
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                throw new InvalidValue(field, "is not 64 lower-case hex digits");
            }
        }
        return value;
    }

    /// One line: not empty, at most [#NAME_MAX] characters, no control characters, no blank at either end, nothing that
    /// cannot be seen.
    public static String shortText(String field, String value) {
        if (value.isEmpty()) {
            throw new InvalidValue(field, "is empty");
        }
        if (value.length() > NAME_MAX) {
            throw new InvalidValue(
                    field,
                    "has %d characters; at most %d are allowed"
                            .formatted(value.length(), NAME_MAX));
        }
        if (isVisibleAscii(
                value)) { // as most are: a replay of the log checks some ten in each event
            return value;
        }
        for (var i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw new InvalidValue(field, "contains a control character");
            }
        }
        if (isBlank(value.codePointAt(0)) || isBlank(value.codePointBefore(value.length()))) {
            throw new InvalidValue(field, "starts or ends with a blank");
        }
        if (value.codePoints().anyMatch(Text::isInvisible)) {
            throw new InvalidValue(field, "contains a character that nobody sees");
        }
        checkPairs(field, value);
        return value;
    }

    /// Whether nothing in it can be wrong, blanks included.
    private static boolean isVisibleAscii(String value) {
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c <= ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    /// Two names that look alike must not differ by it: zero-width spaces, marks of writing direction, line separators.
    private static boolean isInvisible(int codePoint) {
        return codePoint == 0x061C
                || codePoint == 0x200B
                || codePoint == 0x200E
                || codePoint == 0x200F
                || (codePoint >= 0x2028 && codePoint <= 0x202E)
                || (codePoint >= 0x2060 && codePoint <= 0x2069)
                || codePoint == 0xFEFF;
    }

    public static @Nullable String longText(String field, @Nullable String value) {
        if (value != null && value.length() > LONG_TEXT_MAX) {
            throw new InvalidValue(
                    field,
                    "has %d characters; at most %d are allowed"
                            .formatted(value.length(), LONG_TEXT_MAX));
        }
        if (value != null) {
            checkPairs(field, value);
        }
        return value;
    }

    /// UTF-8 has no half of a surrogate pair: the log would keep a question mark, and two names would become one.
    private static void checkPairs(String field, String value) {
        int codePoint;
        for (var i = 0; i < value.length(); i += Character.charCount(codePoint)) {
            codePoint = value.codePointAt(i);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                throw new InvalidValue(field, "contains half of a surrogate pair");
            }
        }
    }

    /// Tags without repeats, in the order given.
    public static List<String> tags(List<String> tags) {
        var distinct = tags.stream().map(tag -> name("tags", tag)).distinct().toList();
        if (distinct.size() > TAGS_MAX) {
            throw new InvalidValue(
                    "tags",
                    "has %d entries; at most %d are allowed".formatted(distinct.size(), TAGS_MAX));
        }
        return distinct;
    }
}
