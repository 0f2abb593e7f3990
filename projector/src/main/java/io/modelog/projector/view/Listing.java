package io.modelog.projector.view;

import io.modelog.projector.query.FieldSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A list that is read page by page: the rows of a table under a prefix, in the order of their keys.
record Listing<V>(Table<V> table, Key prefix) {
    /// A list's own order, or its reverse where the fields tell it, is read from the cursor on until the page is full;
    /// for any other order, and to count, all rows are read.
    ///
    /// @param fields that the request may filter and sort by
    /// @param item what the list shows for a row; null leaves it out
    <T> Page<T> page(
            ReadableRows rows,
            Page.Request request,
            FieldSet<T> fields,
            BiFunction<Key, V, @Nullable T> item) {
        var cursors = new Cursors(table.name(), prefix, request.selection());
        var choice = new PageChoice<>(cursors, request, fields);
        ReadableRows.Visitor<V> offer =
                (key, row) -> {
                    var shown = item.apply(key, row);
                    return shown == null || choice.offer(key, shown);
                };
        if (choice.backward()) {
            rows.scanBackward(table, prefix, choice.from(), offer);
        } else {
            rows.scan(table, prefix, choice.from(), offer);
        }
        return choice.page();
    }

    /// A list that can neither be filtered nor sorted.
    <T> Page<T> page(
            ReadableRows rows, Page.Request request, BiFunction<Key, V, @Nullable T> item) {
        return page(rows, request, FieldSet.of(), item);
    }
}
