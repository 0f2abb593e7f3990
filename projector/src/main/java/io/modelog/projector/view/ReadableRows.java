package io.modelog.projector.view;

import org.jspecify.annotations.Nullable;

/// The rows of all tables, to be read: those that are stored, or those of a part of the log that was folded aside. For one
/// thread.
interface ReadableRows {
    /// Takes the rows of a scan; false ends it.
    @FunctionalInterface
    interface Visitor<V> {
        boolean visit(Key key, V row);
    }

    <V> @Nullable V get(Table<V> table, Key key);

    /// Rows whose keys start with a prefix, in order.
    ///
    /// @param after start with the first key greater than this one; null for the first of the prefix
    <V> void scan(Table<V> table, Key prefix, @Nullable Key after, Visitor<V> visitor);

    /// Rows whose keys start with a prefix, from the last to the first.
    ///
    /// @param before start with the last key less than this one; null for the last of the prefix
    <V> void scanBackward(Table<V> table, Key prefix, @Nullable Key before, Visitor<V> visitor);

    /// The last key that starts with the prefix.
    @Nullable Key last(Table<?> table, Key prefix);
}
