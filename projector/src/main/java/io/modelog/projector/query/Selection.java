package io.modelog.projector.query;

import org.jspecify.annotations.Nullable;

/// Which items of a list to show and in which order, as the client wrote it.
///
/// @param filter an expression; null lets all through
/// @param sort fields; null is the list's own order
/// @param count whether to count what the filter lets through
public record Selection(@Nullable String filter, @Nullable String sort, boolean count) {
    public static final Selection ALL = new Selection(null, null, false);
}
