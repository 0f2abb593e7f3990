package io.modelog.events.id;

import java.util.HexFormat;

/// Id of the key of a subject: 64 bits that were drawn at random.
public record KeyId(long value) implements Comparable<KeyId> {
    /// Length of its text.
    private static final int DIGITS = 16;

    /// Reads what [#toString] prints.
    public static KeyId parse(String text) {
        if (text.length() != DIGITS || !text.chars().allMatch(KeyId::isLowerHex)) {
            throw new InvalidValue("key", "'%s' is not 16 lower-case hex digits".formatted(text));
        }
        return new KeyId(HexFormat.fromHexDigitsToLong(text));
    }

    private static boolean isLowerHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    /// What stands for a text that this key sealed, once it is deleted; a name that anybody can have.
    public String pseudonym() {
        return "erased-" + this;
    }

    @Override
    public int compareTo(KeyId other) {
        return Long.compareUnsigned(value, other.value);
    }

    /// Sixteen lower-case hex digits.
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(value);
    }
}
