package io.modelog.sdk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a rebuild or a verification of views is, or how it ended.
///
/// {@snippet file=ClientViews.java region=verify}
///
/// @param kind `rebuild` or `verify`
/// @param phase `folding`, `catching-up`, `comparing`, `done`, `aborted` or `failed`
/// @param done share of the log that is folded, 0 to 1
/// @param secondsLeft until the log is folded; null while that is not known, and afterwards
/// @param failure why it has ended early
/// @param position at which the views were compared
public record Replay(
        String kind,
        String phase,
        Instant startedAt,
        @Nullable Instant endedAt,
        long events,
        double done,
        long eventsPerSecond,
        @Nullable Long secondsLeft,
        @Nullable String failure,
        @Nullable String position,
        List<Check> checks) {
    public Replay {
        checks = List.copyOf(checks);
    }

    public boolean isEnded() {
        return endedAt != null;
    }

    /// A view, compared.
    ///
    /// @param different how many rows are not as they should be; `differences` are the first of them
    public record Check(
            String view,
            long rows,
            String digest,
            String expected,
            long different,
            List<Difference> differences) {
        public Check {
            differences = List.copyOf(differences);
        }
    }

    /// @param fault `missing`, `extra` or `changed`
    public record Difference(String key, String fault) {}
}
