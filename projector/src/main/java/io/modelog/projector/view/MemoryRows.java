package io.modelog.projector.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Rows in memory, for folding a part of the log aside.
final class MemoryRows implements Rows, ReadableRows {
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
    public <V> void scan(Table<V> table, Key prefix, @Nullable Key after, Visitor<V> visitor) {
        var from = after == null ? prefix : after;
        visit(table, rows(table).tailMap(from, after == null), prefix, visitor);
    }

    @Override
    public <V> void scanBackward(
            Table<V> table, Key prefix, @Nullable Key before, Visitor<V> visitor) {
        var end = before == null ? prefix.end() : before;
        visit(table, rows(table).headMap(end, false).descendingMap(), prefix, visitor);
    }

    private static <V> void visit(
            Table<V> table, Map<Key, Object> rows, Key prefix, Visitor<V> visitor) {
        for (var row : rows.entrySet()) {
            if (!row.getKey().startsWith(prefix)
                    || !visitor.visit(row.getKey(), table.type().cast(row.getValue()))) {
                return;
            }
        }
    }

    @Override
    public @Nullable Key last(Table<?> table, Key prefix) {
        return Rows.super.last(table, prefix);
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
