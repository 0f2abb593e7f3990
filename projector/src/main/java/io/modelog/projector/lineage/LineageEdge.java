package io.modelog.projector.lineage;

import java.util.Locale;

/// That one thing went into another.
///
/// @param from id of the earlier node
/// @param to id of the later node
public record LineageEdge(String from, String to, EdgeType type) {
    public enum EdgeType {
        /// An artifact version by a step.
        READ,
        /// An artifact version by a step.
        WROTE,
        /// An artifact version and a model version: what the version is made of goes into it, what was made with it
        /// comes from it.
        LINKED,
        /// A model version by a run.
        MADE,
        /// A model version by a run.
        USED,
        /// A step of a run.
        PART;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
