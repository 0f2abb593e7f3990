package io.modelog.events.model;

import io.modelog.events.id.InvalidValue;
import java.util.Locale;

/// What becomes of a held version when the run that holds it fails (V-40, V-41).
public enum OnFailure {
    KEEP,
    DELETE;

    public static OnFailure parse(String text) {
        for (var choice : values()) {
            if (choice.toString().equals(text)) {
                return choice;
            }
        }
        throw new InvalidValue("onFailure", "'%s' is none of keep, delete".formatted(text));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
