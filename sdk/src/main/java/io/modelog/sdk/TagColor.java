package io.modelog.sdk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// The colours a tag can have.
///
/// {@snippet file=ClientArtifacts.java region=tag}
public enum TagColor {
    GREY,
    PURPLE,
    RED,
    GREEN,
    YELLOW,
    ORANGE,
    LIME,
    TEAL,
    TURQUOISE,
    MAGENTA,
    BLUE;

    @JsonCreator
    public static TagColor of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text();
    }
}
