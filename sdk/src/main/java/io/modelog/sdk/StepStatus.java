package io.modelog.sdk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How far a step is; all but running are final.
///
/// {@snippet file=ClientRuns.java region=failed}
public enum StepStatus {
    RUNNING,
    COMPLETED,
    CACHED,
    FAILED;

    @JsonCreator
    public static StepStatus of(String text) {
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
