package io.modelog.projector.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// Rows of the database with changes on top, written when they are drained into a batch.
final class BatchRows implements Rows {
    /// Encoded bytes of the rows used lately and kept; as many are kept that were used before.
    private static final long KEPT_BYTES_MAX = 4 << 20;

    private final Map<Table<?>, BatchTable<?>> tables = new HashMap<>();

    private final RecentRows recent;

    BatchRows(Database database, RecentRows recent) {
        this.recent = recent;
        Table.ALL.forEach(table -> tables.put(table, new BatchTable<>(table, database, null)));
    }

    private BatchRows(Database database) {
        recent = new RecentRows();
        Table.ALL.forEach(
                table -> tables.put(table, new BatchTable<>(table, database, new WrittenKeys())));
    }

    /// Rows that nobody else writes, of a database that was empty.
    static BatchRows alone(Database database) {
        return new BatchRows(database);
    }

    @Override
    public <V> @Nullable V get(Table<V> table, Key key) {
        return of(table).get(key);
    }

    @Override
    public <V> void put(Table<V> table, Key key, V row) {
        of(table).put(key, row);
        if (!table.appendOnly() && row instanceof RecentRows.Sequenced sequenced) {
            recent.put(table, key, sequenced);
        }
    }

    @Override
    public void delete(Table<?> table, Key key) {
        of(table).put(key, null);
        recent.delete(table, key);
    }

    @Override
    public List<Key> keys(Table<?> table, Key prefix) {
        return of(table).keys(prefix);
    }

    @Override
    public @Nullable Key lastBefore(Table<?> table, Key end) {
        return of(table).lastBefore(end);
    }

    @Override
    public void deleteBefore(Table<?> table, Key end) {
        of(table).deleteBefore(end);
    }

    /// Adds all changes since the last time to a batch.
    void drainTo(WriteBatch batch) throws RocksDBException {
        for (var table : tables.values()) {
            table.drainTo(batch);
        }
        if (tables.values().stream().mapToLong(BatchTable::keptBytes).sum() > KEPT_BYTES_MAX) {
            tables.values().forEach(BatchTable::age);
        }
    }

    @SuppressWarnings("unchecked") // the constructor has put a BatchTable<V> for each Table<V>
    private <V> BatchTable<V> of(Table<V> table) {
        var ofTable = tables.get(table);
        if (ofTable == null) {
            throw new IllegalArgumentException("no rows for " + table);
        }
        return (BatchTable<V>) ofTable;
    }
}
