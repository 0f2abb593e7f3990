package io.modelog.sdk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Where a version stands; staging and production hold at most one version of a model each.
public enum Stage {
    NONE,
    STAGING,
    PRODUCTION,
    ARCHIVED;

    /// The stage of this text as REST spells it, such as `production`; throws when there is none.
    @JsonCreator
    public static Stage of(String text) {
        return find(text)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "%s is no stage: none, staging, production or archived"
                                        .formatted(text)));
    }

    static Optional<Stage> find(String text) {
        return Arrays.stream(values()).filter(stage -> stage.text().equals(text)).findFirst();
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
