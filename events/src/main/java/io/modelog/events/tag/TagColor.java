package io.modelog.events.tag;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.TagName;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The colours a tag can have (D-74).
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

    /// The colour of a tag for which none was chosen: always the same for a name.
    public static TagColor of(TagName tag) {
        var colors = values();
        return colors[Math.floorMod(tag.value().hashCode(), colors.length)];
    }

    public static TagColor parse(String text) {
        for (var color : values()) {
            if (color.toString().equals(text)) {
                return color;
            }
        }
        throw new InvalidValue(
                "color",
                "'%s' is none of %s"
                        .formatted(
                                text,
                                Arrays.stream(values())
                                        .map(TagColor::toString)
                                        .collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
