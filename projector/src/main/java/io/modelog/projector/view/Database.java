package io.modelog.projector.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// One RocksDB with a column family per table; the default one holds the offsets. Thread-safe, but nobody may use it
/// after [#close].
final class Database implements AutoCloseable {
    static {
        RocksDB.loadLibrary();
    }

    private final DatabaseOptions options;
    private final WriteOptions writeOptions = new WriteOptions();
    private final RocksDB db;
    private final ColumnFamilyHandle offsets;
    private final Map<Table<?>, ColumnFamilyHandle> families = new HashMap<>();

    private Database(DatabaseOptions options, RocksDB db, List<ColumnFamilyHandle> handles) {
        this.options = options;
        this.db = db;
        this.offsets = handles.getFirst();
        for (var i = 0; i < Table.ALL.size(); i++) {
            families.put(Table.ALL.get(i), handles.get(i + 1));
        }
    }

    static Database open(Path directory) {
        return open(directory, DatabaseOptions.serving());
    }

    /// For rows that can be folded again: writes only what [#flush] or a full buffer puts on disk.
    static Database openForBulk(Path directory) {
        var database = open(directory, DatabaseOptions.bulk());
        database.writeOptions.setDisableWAL(true);
        return database;
    }

    private static Database open(Path directory, DatabaseOptions options) {
        try {
            Files.createDirectories(directory);
            var descriptors = new ArrayList<ColumnFamilyDescriptor>();
            descriptors.add(
                    new ColumnFamilyDescriptor(
                            RocksDB.DEFAULT_COLUMN_FAMILY, options.columnFamily()));
            for (var table : Table.ALL) {
                descriptors.add(
                        new ColumnFamilyDescriptor(
                                Keys.name(table.name()).bytes(), options.columnFamily(table)));
            }
            var handles = new ArrayList<ColumnFamilyHandle>();
            var db = RocksDB.open(options.database(), directory.toString(), descriptors, handles);
            return new Database(options, db, handles);
        } catch (RocksDBException e) {
            options.close();
            throw failed("opening the views in " + directory, e);
        } catch (IOException e) {
            options.close();
            throw new UncheckedIOException(e);
        }
    }

    byte @Nullable [] get(Table<?> table, Key key) {
        try {
            return db.get(family(table), key.bytes());
        } catch (RocksDBException e) {
            throw failed("reading " + table, e);
        }
    }

    RocksIterator iterator(Table<?> table) {
        return db.newIterator(family(table));
    }

    Snapshot snapshot() {
        return new Snapshot(db, families);
    }

    /// Offset of the next record to read; null when none was read yet.
    @Nullable Long offset(int partition) {
        try {
            var bytes = db.get(offsets, Keys.partition(partition).bytes());
            return bytes == null ? null : Keys.lastNumber(new Key(bytes));
        } catch (RocksDBException e) {
            throw failed("reading the offset of partition " + partition, e);
        }
    }

    void write(WriteBatch batch) throws RocksDBException {
        db.write(writeOptions, batch);
    }

    ColumnFamilyHandle offsets() {
        return offsets;
    }

    ColumnFamilyHandle family(Table<?> table) {
        var family = families.get(table);
        if (family == null) {
            throw new IllegalArgumentException("no column family for " + table);
        }
        return family;
    }

    static IllegalStateException failed(String doing, RocksDBException cause) {
        return new IllegalStateException(doing + " failed: " + cause.getMessage(), cause);
    }

    /// Puts all tables on disk: the next opening has no log of writes to go through.
    void flush() {
        try (var flushOptions = new FlushOptions()) {
            db.flush(flushOptions, new ArrayList<>(families.values()));
        } catch (RocksDBException e) {
            throw failed("writing the views to disk", e);
        }
    }

    @Override
    public void close() {
        families.values().forEach(ColumnFamilyHandle::close);
        offsets.close();
        db.close();
        writeOptions.close();
        options.close();
    }
}
