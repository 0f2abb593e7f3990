package io.modelog.projector.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/// A table of the database with changes on top that are not written yet. A row stays an object until then, so that one
/// that changes with every event of a poll is encoded once. Rows used lately are kept for the next polls.
final class BatchTable<V> {
    /// Rows kept after they were written.
    private static final int KEPT_MAX = 20_000;

    /// What is known of a key: its row, or that it has none.
    private static final class Entry<V> {
        private final Key key;
        private @Nullable V row;
        private boolean changed;

        Entry(Key key, @Nullable V row) {
            this.key = key;
            this.row = row;
        }
    }

    private final Table<V> table;
    private final Database database;
    private final Map<Key, Entry<V>> known = new HashMap<>();
    private final List<Entry<V>> changed = new ArrayList<>();
    private @Nullable Key deletedBefore;
    private long keptBytes;

    BatchTable(Table<V> table, Database database) {
        this.table = table;
        this.database = database;
    }

    @Nullable V get(Key key) {
        var entry = known.get(key);
        if (entry == null) {
            entry = new Entry<>(key, read(key));
            known.put(key, entry);
        }
        return entry.row;
    }

    private @Nullable V read(Key key) {
        if (table.appendOnly()) { // of other tables, what has changed is known
            for (var appended : changed.reversed()) {
                if (appended.key.equals(key)) {
                    return appended.row;
                }
            }
        }
        var bytes = isDeletedBefore(key) ? null : database.get(table, key);
        if (bytes == null) {
            return null;
        }
        keptBytes += bytes.length;
        return table.decode().apply(bytes);
    }

    /// @param row null deletes
    void put(Key key, @Nullable V row) {
        if (table.appendOnly()) {
            changed.add(new Entry<>(key, row));
            return;
        }
        var entry = known.computeIfAbsent(key, k -> new Entry<>(k, null));
        entry.row = row;
        if (!entry.changed) {
            entry.changed = true;
            changed.add(entry);
        }
    }

    List<Key> keys(Key prefix) {
        var keys = new TreeSet<Key>();
        try (var rows = database.iterator(table)) {
            rows.seek(prefix.bytes());
            for (var key = at(rows, prefix); key != null; key = at(rows, prefix)) {
                if (!isDeletedBefore(key)) {
                    keys.add(key);
                }
                rows.next();
            }
        }
        for (var entry : changed) {
            if (entry.row == null) {
                keys.remove(entry.key);
            } else if (entry.key.startsWith(prefix)) {
                keys.add(entry.key);
            }
        }
        return List.copyOf(keys);
    }

    /// The greatest key before another.
    @Nullable Key lastBefore(Key end) {
        var last = lastWritten(end);
        for (var entry : changed) {
            if (entry.row != null
                    && entry.key.compareTo(end) < 0
                    && (last == null || entry.key.compareTo(last) > 0)) {
                last = entry.key;
            }
        }
        return last;
    }

    private @Nullable Key lastWritten(Key end) {
        try (var rows = database.iterator(table)) {
            rows.seekForPrev(end.bytes());
            for (var key = at(rows, Key.EMPTY); key != null; key = at(rows, Key.EMPTY)) {
                var entry = known.get(key);
                if (key.compareTo(end) < 0 && (entry == null || entry.row != null)) {
                    return isDeletedBefore(key) ? null : key;
                }
                rows.prev();
            }
            return null;
        }
    }

    private static @Nullable Key at(RocksIterator rows, Key prefix) {
        if (rows.isValid()) {
            var key = new Key(rows.key());
            return key.startsWith(prefix) ? key : null;
        }
        try {
            rows.status();
            return null;
        } catch (RocksDBException e) {
            throw Database.failed("reading", e);
        }
    }

    void deleteBefore(Key end) {
        known.keySet().removeIf(key -> key.compareTo(end) < 0);
        changed.removeIf(entry -> entry.key.compareTo(end) < 0);
        deletedBefore = end;
    }

    private boolean isDeletedBefore(Key key) {
        return deletedBefore != null && key.compareTo(deletedBefore) < 0;
    }

    /// Adds all changes since the last time to a batch.
    void drainTo(WriteBatch batch) throws RocksDBException {
        var family = database.family(table);
        if (deletedBefore != null) {
            batch.deleteRange(family, Key.EMPTY.bytes(), deletedBefore.bytes());
            deletedBefore = null;
        }
        for (var entry : changed) {
            if (entry.row == null) {
                batch.delete(family, entry.key.bytes());
            } else {
                var bytes = table.encode().apply(entry.row);
                batch.put(family, entry.key.bytes(), bytes);
                keptBytes += bytes.length;
            }
            entry.changed = false;
        }
        changed.clear();
        if (known.size() > KEPT_MAX) {
            forget();
        }
    }

    /// Encoded bytes of the rows that are kept, at most: one that was written often counts each time.
    long keptBytes() {
        return keptBytes;
    }

    /// Keeps no row any more; to be called when all changes are drained.
    void forget() {
        known.clear();
        keptBytes = 0;
    }
}
