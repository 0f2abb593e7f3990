package io.modelog.projector.diff;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One thing that differs.
///
/// @param name of the field, tag, metadata key, artifact or run
/// @param before null when it was added
/// @param after null when it was removed
public record Difference(
        Part part, String name, Change change, @Nullable Object before, @Nullable Object after) {
    /// What of a version.
    public enum Part {
        FIELD,
        TAG,
        METADATA,
        ARTIFACT,
        RUN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How it differs.
    public enum Change {
        ADDED,
        REMOVED,
        /// The same thing with another value.
        CHANGED,
        /// An artifact whose content is another.
        REPLACED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param before null when there was none
    /// @param after null when there is none
    static Difference of(Part part, String name, @Nullable Object before, @Nullable Object after) {
        if (before == null) {
            return new Difference(part, name, Change.ADDED, null, after);
        }
        return new Difference(
                part, name, after == null ? Change.REMOVED : Change.CHANGED, before, after);
    }
}
