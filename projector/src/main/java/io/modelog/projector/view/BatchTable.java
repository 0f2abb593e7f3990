package io.modelog.projector.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/// A table of the database with changes on top that are not written yet. A row stays an object until then, so that one
/// that changes with every event of a poll is encoded once. Rows that were there before the poll that asked for them are
/// kept for the next ones; of new ones, few are asked for again soon.
final class BatchTable<V> {
    /// Rows used lately and kept after they were written; as many are kept that were used before.
    private static final int KEPT_MAX = 10_000;

    /// What is known of a key: its row, or that it has none.
    private static final class Entry<V> {
        private final Key key;
        private @Nullable V row;
        private boolean changed;

        /// As it was read or written last; 0 while the row is not kept.
        private int sizeBytes;

        Entry(Key key, @Nullable V row) {
            this.key = key;
            this.row = row;
        }
    }

    private final Table<V> table;
    private final Database database;

    /// Null when there may be rows that others have written.
    private final @Nullable WrittenKeys written;

    private final List<Entry<V>> changed = new ArrayList<>();
    private Map<Key, Entry<V>> fresh = new HashMap<>();
    private Map<Key, Entry<V>> kept = new HashMap<>();
    private Map<Key, Entry<V>> keptBefore = new HashMap<>();
    private @Nullable Key deletedBefore;
    private long keptBytes;

    /// @param written keys of the rows that this has written, when nobody else writes and there were none before
    BatchTable(Table<V> table, Database database, @Nullable WrittenKeys written) {
        this.table = table;
        this.database = database;
        this.written = written;
    }

    @Nullable V get(Key key) {
        if (table.appendOnly()) {
            return getAppended(key);
        }
        var entry = known(key);
        return entry == null ? read(key) : entry.row;
    }

    private @Nullable V read(Key key) {
        var entry = new Entry<V>(key, null);
        var bytes = mayBeWritten(key) ? database.get(table, key) : null;
        if (bytes == null) {
            fresh.put(key, entry);
        } else {
            entry.row = table.decode().apply(bytes);
            isOf(entry, bytes.length);
            kept.put(key, entry);
        }
        return entry.row;
    }

    private boolean mayBeWritten(Key key) {
        return !isDeletedBefore(key) && (written == null || written.mayHave(key));
    }

    private @Nullable V getAppended(Key key) {
        for (var appended : changed.reversed()) {
            if (appended.key.equals(key)) {
                return appended.row;
            }
        }
        var bytes = isDeletedBefore(key) ? null : database.get(table, key);
        return bytes == null ? null : table.decode().apply(bytes);
    }

    private @Nullable Entry<V> known(Key key) {
        var entry = fresh.get(key);
        if (entry == null) {
            entry = kept.get(key);
        }
        if (entry == null) {
            entry = keptBefore.remove(key);
            if (entry != null) {
                kept.put(key, entry);
                keptBytes += entry.sizeBytes;
            }
        }
        return entry;
    }

    private void isOf(Entry<V> entry, int sizeBytes) {
        keptBytes += sizeBytes - entry.sizeBytes;
        entry.sizeBytes = sizeBytes;
    }

    /// @param row null deletes
    void put(Key key, @Nullable V row) {
        if (table.appendOnly()) {
            changed.add(new Entry<>(key, row));
            return;
        }
        var entry = known(key);
        if (entry == null) {
            entry = new Entry<>(key, null);
            fresh.put(key, entry);
        }
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
                var entry = known(key);
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
        Stream.of(fresh, kept, keptBefore)
                .forEach(entries -> entries.keySet().removeIf(key -> key.compareTo(end) < 0));
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
                isWritten(entry, bytes.length);
            }
            entry.changed = false;
        }
        changed.clear();
        fresh = new HashMap<>();
        if (kept.size() > KEPT_MAX) {
            age();
        }
    }

    private void isWritten(Entry<V> entry, int sizeBytes) {
        if (entry.sizeBytes > 0) {
            isOf(entry, sizeBytes);
        }
        if (written != null && !table.appendOnly()) {
            written.add(entry.key);
        }
    }

    /// Encoded bytes of the rows used lately.
    long keptBytes() {
        return keptBytes;
    }

    /// Lets go of the rows that were not used since the last time; to be called when all changes are drained.
    void age() {
        keptBefore = kept;
        kept = new HashMap<>();
        keptBytes = 0;
    }
}
