package io.modelog.projector.view;

import io.modelog.events.id.StreamId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/// All tables as they were at one moment. For one thread.
final class Snapshot implements ReadableRows, AutoCloseable {
    private final RocksDB db;
    private final Map<Table<?>, ColumnFamilyHandle> families;
    private final org.rocksdb.Snapshot snapshot;
    private final ReadOptions options;

    Snapshot(RocksDB db, Map<Table<?>, ColumnFamilyHandle> families) {
        this.db = db;
        this.families = families;
        this.snapshot = db.getSnapshot();
        this.options = new ReadOptions().setSnapshot(snapshot);
    }

    @Override
    public <V> @Nullable V get(Table<V> table, Key key) {
        try {
            var bytes = db.get(family(table), options, key.bytes());
            return bytes == null ? null : table.decode().apply(bytes);
        } catch (RocksDBException e) {
            throw Database.failed("reading " + table, e);
        }
    }

    @Override
    public <V> void scan(Table<V> table, Key prefix, @Nullable Key after, Visitor<V> visitor) {
        try (var rows = iterator(table)) {
            seek(rows, prefix, after);
            var more = true;
            while (more && rows.isValid()) {
                var key = new Key(rows.key());
                more =
                        key.startsWith(prefix)
                                && visitor.visit(key, table.decode().apply(rows.value()));
                if (more) {
                    rows.next();
                }
            }
            rows.status();
        } catch (RocksDBException e) {
            throw Database.failed("reading " + table, e);
        }
    }

    @Override
    public <V> void scanBackward(
            Table<V> table, Key prefix, @Nullable Key before, Visitor<V> visitor) {
        try (var rows = iterator(table)) {
            seekBefore(rows, before == null ? prefix.end() : before);
            var more = true;
            while (more && rows.isValid()) {
                var key = new Key(rows.key());
                more =
                        key.startsWith(prefix)
                                && visitor.visit(key, table.decode().apply(rows.value()));
                if (more) { // a step over deleted rows can take long
                    rows.prev();
                }
            }
            rows.status();
        } catch (RocksDBException e) {
            throw Database.failed("reading " + table, e);
        }
    }

    private static void seekBefore(RocksIterator rows, Key end) {
        rows.seekForPrev(end.bytes());
        if (rows.isValid() && new Key(rows.key()).equals(end)) {
            rows.prev();
        }
    }

    private static void seek(RocksIterator rows, Key prefix, @Nullable Key after) {
        if (after == null) {
            rows.seek(prefix.bytes());
            return;
        }
        rows.seek(after.bytes());
        if (rows.isValid() && new Key(rows.key()).equals(after)) {
            rows.next();
        }
    }

    /// A row as an answer, with how far its stream is applied.
    <T> Optional<Read<T>> answer(@Nullable T row, StreamId stream) {
        return row == null ? Optional.empty() : Optional.of(new Read<>(row, sequence(stream)));
    }

    /// The sequence of the last event of the stream that is applied; 0 when there is none.
    long sequence(StreamId stream) {
        var row = get(Table.STREAMS, Keys.stream(stream));
        return row == null ? 0 : row.sequence();
    }

    @Override
    public @Nullable Key last(Table<?> table, Key prefix) {
        var found = new Key[1];
        scanBackward(
                table,
                prefix,
                null,
                (key, _) -> {
                    found[0] = key;
                    return false;
                });
        return found[0];
    }

    /// Offset of the next record to read in a partition; 0 when none was read yet.
    long offset(int partition) {
        try {
            var bytes = db.get(options, Keys.partition(partition).bytes());
            return bytes == null ? 0 : Keys.lastNumber(new Key(bytes));
        } catch (RocksDBException e) {
            throw Database.failed("reading the offset of partition " + partition, e);
        }
    }

    /// Now, not at the moment of the snapshot; rows are estimated.
    ViewSize size(Table<?> table) {
        try {
            return new ViewSize(
                    table.name(),
                    db.getLongProperty(family(table), "rocksdb.estimate-num-keys"),
                    db.getLongProperty(family(table), "rocksdb.live-sst-files-size")
                            + db.getLongProperty(family(table), "rocksdb.cur-size-all-mem-tables"));
        } catch (RocksDBException e) {
            throw Database.failed("asking for the size of " + table, e);
        }
    }

    /// Of all rows of a table in order, as they are stored.
    String digest(Table<?> table) {
        var digest = new RowDigest();
        try (var rows = iterator(table)) {
            for (rows.seekToFirst(); rows.isValid(); rows.next()) {
                digest.add(rows.key(), rows.value());
            }
            rows.status();
        } catch (RocksDBException e) {
            throw Database.failed("reading " + table, e);
        }
        return digest.hex();
    }

    /// To be closed before the snapshot.
    RocksIterator iterator(Table<?> table) {
        return db.newIterator(family(table), options);
    }

    private ColumnFamilyHandle family(Table<?> table) {
        var family = families.get(table);
        if (family == null) {
            throw new IllegalArgumentException("no column family for " + table);
        }
        return family;
    }

    @Override
    public void close() {
        options.close();
        db.releaseSnapshot(snapshot);
        snapshot.close();
    }
}
