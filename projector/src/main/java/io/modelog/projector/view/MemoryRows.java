package io.modelog.projector.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Rows in memory, for folding a part of the log aside.
final class MemoryRows implements Rows {
    private final Map<Table<?>, NavigableMap<Key, Object>> tables = new HashMap<>();

    @Override
    public <V> @Nullable V get(Table<V> table, Key key) {
        return table.type().cast(rows(table).get(key));
    }

    @Override
    public <V> void put(Table<V> table, Key key, V row) {
        rows(table).put(key, row);
    }

    @Override
    public void delete(Table<?> table, Key key) {
        rows(table).remove(key);
    }

    @Override
    public List<Key> keys(Table<?> table, Key prefix) {
        return rows(table).tailMap(prefix, true).keySet().stream()
                .takeWhile(key -> key.startsWith(prefix))
                .toList();
    }

    @Override
    public @Nullable Key lastBefore(Table<?> table, Key end) {
        return rows(table).lowerKey(end);
    }

    @Override
    public void deleteBefore(Table<?> table, Key end) {
        rows(table).headMap(end, false).clear();
    }

    /// Of all rows of a table in order, encoded.
    String digest(Table<?> table) {
        var digest = new RowDigest();
        rows(table).forEach((key, row) -> digest.add(key.bytes(), table.encoded(row)));
        return digest.hex();
    }

    private NavigableMap<Key, Object> rows(Table<?> table) {
        return tables.computeIfAbsent(table, _ -> new TreeMap<>());
    }
}
