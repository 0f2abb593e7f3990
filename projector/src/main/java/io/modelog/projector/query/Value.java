package io.modelog.projector.query;

import java.math.BigDecimal;
import java.time.Instant;

/// One value of a field. Values of one type have the order that filters and sorts know; a value of another type is
/// never equal.
public sealed interface Value extends Comparable<Value> {
    record Flag(boolean flag) implements Value {}

    record Numeric(BigDecimal number) implements Value {}

    record Time(Instant time) implements Value {}

    record Text(String text) implements Value {}

    /// Something that is there but compares with nothing, such as an object.
    record Opaque() implements Value {}

    static Value of(long number) {
        return new Numeric(BigDecimal.valueOf(number));
    }

    /// The number whose shortest decimal text is that of the double.
    static Value of(double number) {
        return new Numeric(BigDecimal.valueOf(number));
    }

    default boolean isOfTypeOf(Value other) {
        return getClass() == other.getClass();
    }

    @Override
    default int compareTo(Value other) {
        return switch (this) {
            case Flag(var a) when other instanceof Flag(var b) -> Boolean.compare(a, b);
            case Numeric(var a) when other instanceof Numeric(var b) -> a.compareTo(b);
            case Time(var a) when other instanceof Time(var b) -> a.compareTo(b);
            case Text(var a) when other instanceof Text(var b) -> byCodePoint(a, b);
            case Flag _, Numeric _, Time _, Text _, Opaque _ ->
                    Integer.compare(rank(), other.rank());
        };
    }

    private int rank() {
        return switch (this) {
            case Flag _ -> 0;
            case Numeric _ -> 1;
            case Time _ -> 2;
            case Text _ -> 3;
            case Opaque _ -> 4;
        };
    }

    /// As the bytes of UTF-8 compare, and so the keys of the views. [String#compareTo] puts U+FFFF after U+10000.
    private static int byCodePoint(String a, String b) {
        var length = Math.min(a.length(), b.length());
        for (var i = 0; i < length; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return Integer.compare(a.codePointAt(i), b.codePointAt(i));
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
