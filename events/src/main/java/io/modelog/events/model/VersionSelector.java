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

    /// A stage of the model, else the name of a version. A stage that can hold many versions selects none of them (V-10).
    record Named(VersionName name) implements VersionSelector {
        @Override
        public String toString() {
            return name.toString();
        }
    }

    /// Reads a number, `latest`, an id, a stage or a name.
    static VersionSelector parse(String text) {
        if (text.equals("latest")) {
            return new Latest();
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
