package io.modelog.sdk;

import java.time.Instant;

/// A moment: all that was recorded until then counts, and nothing after it.
///
/// {@snippet file=ClientAsOf.java region=holders}
///
/// @param text as the node reads it
public record AsOf(String text) {
    public static AsOf time(Instant time) {
        return new AsOf(time.toString());
    }

    /// A position in the log, such as an [Event#position]: `3:17`, or several partitions `3:17,5:2`.
    public static AsOf position(String position) {
        return new AsOf(position);
    }

    @Override
    public String toString() {
        return text;
    }
}
