package io.modelog.events.model;

import java.util.Locale;

/// Why a version moved to another stage.
public enum StageChangeCause {
    /// Asked for.
    REQUESTED,
    /// Archived by the forced promotion of another version.
    DISPLACED,
    /// Put back, or archived, by a rollback.
    ROLLED_BACK,
    /// Exchanged stages with another version.
    SWAPPED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
