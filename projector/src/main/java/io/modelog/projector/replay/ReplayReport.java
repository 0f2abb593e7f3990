package io.modelog.projector.replay;

import io.modelog.projector.view.ViewCheck;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How far a replay is, or how it ended.
///
/// @param events folded so far
/// @param done share of the log that is folded, 0 to 1
/// @param eventsPerSecond while the log is folded, from its start
/// @param secondsLeft until the log is folded; null when that is not known, or over
/// @param failure why it has ended early; null when it has not
/// @param position at which views were compared; null when they were not
/// @param checks one for each view that was compared
public record ReplayReport(
        Kind kind,
        Phase phase,
        Instant startedAt,
        @Nullable Instant endedAt,
        long events,
        double done,
        long eventsPerSecond,
        @Nullable Long secondsLeft,
        @Nullable String failure,
        @Nullable String position,
        List<ViewCheck> checks) {
    public ReplayReport {
        checks = List.copyOf(checks);
    }

    public enum Kind {
        /// Fills views that are not there, before they serve.
        FILL,
        /// Replaces the views that serve.
        REBUILD,
        /// Compares the views that serve with a fresh fold.
        VERIFY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Phase {
        FOLDING(false),
        CATCHING_UP(false),
        COMPARING(false),
        DONE(true),
        ABORTED(true),
        FAILED(true);

        private final boolean end;

        Phase(boolean end) {
            this.end = end;
        }

        public boolean isEnd() {
            return end;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
