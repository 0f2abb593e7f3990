package io.modelog.sdk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Where a version stands. Every model starts with the four that are constants here; between the first and the last a
/// model can have its own.
///
/// {@snippet file=ClientVersions.java region=promote}
public record Stage(@JsonValue String text) {
    public static final Stage NONE = new Stage("none");
    public static final Stage STAGING = new Stage("staging");
    public static final Stage PRODUCTION = new Stage("production");
    public static final Stage ARCHIVED = new Stage("archived");

    public Stage {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a stage has a name, such as production");
        }
    }

    /// The stage of this name, such as `canary`; whether a model has it, only the node knows.
    @JsonCreator
    public static Stage of(String text) {
        return new Stage(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
