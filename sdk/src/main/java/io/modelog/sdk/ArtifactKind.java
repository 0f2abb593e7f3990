package io.modelog.sdk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What an artifact is to a model version: data, a trained model, or an endpoint that serves it.
///
/// {@snippet file=ClientArtifacts.java region=record}
public enum ArtifactKind {
    DATA,
    MODEL,
    ENDPOINT;

    @JsonCreator
    public static ArtifactKind of(String text) {
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
