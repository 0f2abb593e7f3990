package io.modelog.events.model;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.Uuids;
import io.modelog.events.id.VersionName;
import java.util.UUID;

/// The ways to name a version of a model (V-8, V-9). Reserved names keep them apart, so one text has one meaning.
public sealed interface VersionSelector {
    record Latest() implements VersionSelector {
        @Override
        public String toString() {
            return "latest";
        }
    }

    record InStage(Stage stage) implements VersionSelector {
        @Override
        public String toString() {
            return stage.toString();
        }
    }

    record Numbered(long number) implements VersionSelector {
        @Override
        public String toString() {
            return Long.toString(number);
        }
    }

    record WithId(UUID id) implements VersionSelector {
        @Override
        public String toString() {
            return id.toString();
        }
    }

    record Named(VersionName name) implements VersionSelector {
        @Override
        public String toString() {
            return name.toString();
        }
    }

    /// Reads a number, stage, `latest`, id or name. A stage that can hold many versions selects none of them.
    static VersionSelector parse(String text) {
        if (text.equals("latest")) {
            return new Latest();
        }
        for (var stage : Stage.values()) {
            if (stage.toString().equals(text)) {
                return new InStage(stage);
            }
        }
        if (!text.isEmpty()
                && text.length() <= 18
                && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new Numbered(Long.parseLong(text));
        }
        if (Uuids.isUuid(text)) {
            return new WithId(UUID.fromString(text));
        }
        try {
            return new Named(new VersionName(text));
        } catch (InvalidValue e) {
            throw e.in("version");
        }
    }
}
