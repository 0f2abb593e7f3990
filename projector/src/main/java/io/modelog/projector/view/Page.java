package io.modelog.projector.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some items of a list, and where to go on.
///
/// @param next cursor of the next page; null on the last
public record Page<T>(List<T> items, @Nullable String next) {
    /// Which page: at most `limit` items after `cursor`; null is the start.
    ///
    /// @param limit 1 to [#LIMIT_MAX]
    public record Request(int limit, @Nullable String cursor) {
        public static final int LIMIT_MAX = 1000;
        public static final int LIMIT_DEFAULT = 100;

        public Request {
            if (limit < 1 || limit > LIMIT_MAX) {
                throw new IllegalArgumentException(
                        "limit is %d; 1 to %d are allowed".formatted(limit, LIMIT_MAX));
            }
        }
    }

    public Page {
        items = List.copyOf(items);
    }
}
