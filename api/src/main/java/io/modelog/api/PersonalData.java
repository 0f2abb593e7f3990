package io.modelog.api;

import java.util.Locale;

/// What a node does with the names of actors in what it writes. Whatever it is, a node reads both.
public enum PersonalData {
    /// Writes them as they are, so that they are in the log for ever.
    PLAIN,
    /// Seals them, so that they can be erased.
    ENCRYPTED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
