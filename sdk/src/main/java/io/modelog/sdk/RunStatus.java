package io.modelog.sdk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How far a run is; completed and failed are final.
///
/// {@snippet file=ClientRuns.java region=failed}
public enum RunStatus {
    RUNNING,
    COMPLETED,
    FAILED;

    @JsonCreator
    public static RunStatus of(String text) {
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
