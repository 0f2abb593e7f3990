package io.modelog.projector.view;

import java.util.ArrayList;
import java.util.Base64;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A list that is read page by page: the rows of a table under a prefix, in order. The cursor is the key of the last
/// row shown.
record Listing<V>(Table<V> table, Key prefix) {
    /// @param item what the list shows for a row; null leaves it out
    <T> Page<T> page(
            Snapshot snapshot, Page.Request request, BiFunction<Key, V, @Nullable T> item) {
        var items = new ArrayList<T>();
        var last = new Key[] {Key.EMPTY};
        var more = new boolean[1];
        snapshot.scan(
                table,
                prefix,
                after(request.cursor()),
                (key, row) -> {
                    var shown = item.apply(key, row);
                    if (shown == null) {
                        return true;
                    }
                    if (items.size() == request.limit()) {
                        more[0] = true;
                        return false;
                    }
                    items.add(shown);
                    last[0] = key;
                    return true;
                });
        return new Page<>(items, more[0] ? cursor(last[0]) : null);
    }

    private static String cursor(Key key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.bytes());
    }

    private @Nullable Key after(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        var key = new Key(Base64.getUrlDecoder().decode(cursor));
        if (!key.startsWith(prefix)) {
            throw new IllegalArgumentException("the cursor is of another list");
        }
        return key;
    }
}
