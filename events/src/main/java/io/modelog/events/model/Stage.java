package io.modelog.events.model;

import io.modelog.events.id.InvalidValue;
import java.util.Locale;

/// Where a version stands. `latest` is no stage: it is asked, never stored (S-3).
public enum Stage {
    NONE,
    STAGING,
    PRODUCTION,
    ARCHIVED;

    /// Whether at most one version of a model may be in this stage (S-1 without the defect S-2).
    public boolean isExclusive() {
        return this == STAGING || this == PRODUCTION;
    }

    public static Stage parse(String text) {
        for (var stage : values()) {
            if (stage.toString().equals(text)) {
                return stage;
            }
        }
        throw new InvalidValue(
                "stage", "'%s' is none of none, staging, production, archived".formatted(text));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
