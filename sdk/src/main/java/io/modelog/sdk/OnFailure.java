package io.modelog.sdk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What becomes of a version when the run that holds it fails.
///
/// {@snippet file=ClientRuns.java region=run}
public enum OnFailure {
    /// It stays as it is, for another run to go on with.
    KEEP,
    /// It is deleted, unless it is the one version of an exclusive stage.
    DELETE;

    @JsonCreator
    public static OnFailure of(String text) {
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
