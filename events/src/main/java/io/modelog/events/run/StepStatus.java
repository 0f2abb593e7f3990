package io.modelog.events.run;

import io.modelog.events.id.InvalidValue;
import java.util.Locale;

/// How far a step is.
public enum StepStatus {
    RUNNING,
    COMPLETED,
    CACHED,
    FAILED;

    public static StepStatus parse(String text) {
        for (var status : values()) {
            if (status.toString().equals(text)) {
                return status;
            }
        }
        throw new InvalidValue(
                "status", "'%s' is none of running, completed, cached, failed".formatted(text));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
