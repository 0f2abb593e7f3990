package io.modelog.api.http;

import io.modelog.events.id.InvalidValue;

/// Numbers in paths, queries and headers: digits only, no sign.
public final class Numbers {
    private static final int DIGITS_MAX = 18;

    private Numbers() {}

    public static long positive(String name, String text) {
        var number = natural(name, text);
        if (number == 0) {
            throw new InvalidValue(name, "is 0; numbers count from 1");
        }
        return number;
    }

    static long natural(String name, String text) {
        var digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (text.isEmpty() || text.length() > DIGITS_MAX || !digits) {
            throw new InvalidValue(name, "'%s' is no whole number".formatted(text));
        }
        return Long.parseLong(text);
    }
}
