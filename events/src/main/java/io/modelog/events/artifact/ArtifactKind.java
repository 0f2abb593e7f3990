package io.modelog.events.artifact;

import io.modelog.events.id.InvalidValue;
import java.util.Locale;

/// What an artifact is to a model.
public enum ArtifactKind {
    DATA,
    MODEL,
    ENDPOINT;

    public static ArtifactKind parse(String text) {
        for (var kind : values()) {
            if (kind.toString().equals(text)) {
                return kind;
            }
        }
        throw new InvalidValue("kind", "'%s' is none of data, model, endpoint".formatted(text));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
