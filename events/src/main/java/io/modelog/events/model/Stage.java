package io.modelog.events.model;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.Uuids;
import java.util.regex.Pattern;

/// Name of a stage that a version can be in. Which stages there are is the model's choice ([Stages]); `latest` is none of
/// them: it is asked, never stored (S-3).
public record Stage(String name) {
    // First: the stages below are checked against it.
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

    public static final Stage NONE = new Stage("none");
    public static final Stage STAGING = new Stage("staging");
    public static final Stage PRODUCTION = new Stage("production");
    public static final Stage ARCHIVED = new Stage("archived");

    public Stage {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidValue(
                    "stage",
                    "'%s' is no stage: lower-case letters, digits, '_' and '-', at most 63"
                            .formatted(name));
        }
        if (name.equals("latest")) {
            throw new InvalidValue("stage", "'latest' selects the newest version and is no stage");
        }
        if (Uuids.isUuid(name)) {
            throw new InvalidValue(
                    "stage", "'%s' selects a version by id and is no stage".formatted(name));
        }
    }

    /// The standard stages are there already, and need no check.
    public static Stage of(String name) {
        return switch (name) {
            case "none" -> NONE;
            case "staging" -> STAGING;
            case "production" -> PRODUCTION;
            case "archived" -> ARCHIVED;
            default -> new Stage(name);
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
