package io.modelog.projector.view;

import static io.modelog.projector.view.Table.TAGS;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of one share of the partitions, when several are folded side by side. Streams have rows of their own and
/// stay within a partition, so shares never change the same row, but for tags: things of all streams count in one.
/// So each share keeps tags of its own, until [#mergeTags] adds them up.
///
/// @param share from 0
record ShareRows(Rows rows, int share) implements Rows {
    @Override
    public <V> @Nullable V get(Table<V> table, Key key) {
        return rows.get(table, own(table, key));
    }

    @Override
    public <V> void put(Table<V> table, Key key, V row) {
        rows.put(table, own(table, key), row);
    }

    @Override
    public void delete(Table<?> table, Key key) {
        rows.delete(table, own(table, key));
    }

    @Override
    public List<Key> keys(Table<?> table, Key prefix) {
        return rows.keys(table, own(table, prefix));
    }

    @Override
    public @Nullable Key lastBefore(Table<?> table, Key end) {
        return rows.lastBefore(table, own(table, end));
    }

    @Override
    public void deleteBefore(Table<?> table, Key end) {
        rows.deleteBefore(table, end);
    }

    /// Adds the tags of this share to those of all.
    void mergeTags() {
        for (var key : keys(TAGS, Key.EMPTY)) {
            var part = rows.get(TAGS, key);
            if (part != null) {
                var name = Keys.name(part.name());
                var sum = rows.get(TAGS, name);
                rows.put(TAGS, name, sum == null ? part : sum.plus(part));
                rows.delete(TAGS, key);
            }
        }
    }

    private Key own(Table<?> table, Key key) {
        return table.equals(TAGS) ? Keys.ofShare(share, key) : key;
    }
}
