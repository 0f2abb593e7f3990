package io.modelog.projector.query;

import java.util.Arrays;

/// A pattern: `%` is any text, `_` one character, `\` takes the next one literally. Needs at most pattern times text
/// steps, whatever the pattern.
final class Like {
    private static final int ANY_TEXT = -1;
    private static final int ANY_CHARACTER = -2;

    private final int[] pattern;

    Like(String text) {
        this.pattern = compile(text.codePoints().toArray());
    }

    private static int[] compile(int[] text) {
        var pattern = new int[text.length];
        var length = 0;
        for (var i = 0; i < text.length; i++) {
            pattern[length++] =
                    switch (text[i]) {
                        case '%' -> ANY_TEXT;
                        case '_' -> ANY_CHARACTER;
                        case '\\' -> i + 1 < text.length ? text[++i] : '\\';
                        default -> text[i];
                    };
        }
        return Arrays.copyOf(pattern, length);
    }

    /// Goes on from the last `%` with one character more for it when the rest does not fit.
    boolean matches(String text) {
        var characters = text.codePoints().toArray();
        var at = 0;
        var wanted = 0;
        var lastAny = -1;
        var resume = 0;
        while (at < characters.length) {
            if (wanted < pattern.length && pattern[wanted] == ANY_TEXT) {
                lastAny = wanted++;
                resume = at;
            } else if (wanted < pattern.length && fits(pattern[wanted], characters[at])) {
                wanted++;
                at++;
            } else if (lastAny >= 0) {
                wanted = lastAny + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (wanted < pattern.length && pattern[wanted] == ANY_TEXT) {
            wanted++;
        }
        return wanted == pattern.length;
    }

    private static boolean fits(int wanted, int character) {
        return wanted == ANY_CHARACTER || wanted == character;
    }
}
