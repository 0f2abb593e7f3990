package io.modelog.projector.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.VectorMemTableConfig;

/// How RocksDB is set up: many small rows that are written once in a poll, and looked up or listed by prefix.
final class DatabaseOptions implements AutoCloseable {
    private static final long MB = 1 << 20;
    private static final long BLOCK_CACHE_BYTES = 32 * MB;

    /// Of all tables together, before the fullest one goes to disk.
    private static final long WRITE_BUFFERS_BYTES = 64 * MB;

    private static final long WRITE_BUFFER_BYTES = 32 * MB;

    /// To be gone through when a node that was killed starts again.
    private static final long LOG_FILES_BYTES = 64 * MB;

    /// Files of a table of added rows that are not merged yet before writers wait: a bulk fold of 5,000,000 events leaves
    /// some 60.
    private static final int UNMERGED_FILES_MAX = 200;

    private static final int BITS_PER_KEY = 10;
    private static final long BLOCK_BYTES = 8 * 1024;
    private static final Set<Table<?>> LOOKED_UP =
            Set.of(
                    Table.MODELS,
                    Table.VERSIONS,
                    Table.STREAMS,
                    Table.HISTORY,
                    Table.COMMANDS,
                    Table.RUNS,
                    Table.RUN_STEPS,
                    Table.REPLACED);

    private final boolean bulk;
    private final List<AbstractNativeReference> owned = new ArrayList<>();
    private final LRUCache cache = own(new LRUCache(BLOCK_CACHE_BYTES));
    private final DBOptions database =
            own(new DBOptions())
                    .setCreateIfMissing(true)
                    .setCreateMissingColumnFamilies(true)
                    .setMaxBackgroundJobs(2)
                    .setDbWriteBufferSize(WRITE_BUFFERS_BYTES)
                    .setMaxTotalWalSize(LOG_FILES_BYTES)
                    .setKeepLogFileNum(2)
                    .setStatsDumpPeriodSec(0);

    private DatabaseOptions(boolean bulk) {
        this.bulk = bulk;
        // a vector takes one writer at a time
        database.setAllowConcurrentMemtableWrite(!bulk);
    }

    static DatabaseOptions serving() {
        return new DatabaseOptions(false);
    }

    /// Rows that are only added are neither searched in memory nor merged on disk while the log is folded: they are sorted
    /// when a buffer is full, and merged when they serve.
    static DatabaseOptions bulk() {
        return new DatabaseOptions(true);
    }

    DBOptions database() {
        return database;
    }

    ColumnFamilyOptions columnFamily() {
        return own(new ColumnFamilyOptions());
    }

    ColumnFamilyOptions columnFamily(Table<?> table) {
        var blocks = new BlockBasedTableConfig().setBlockCache(cache).setBlockSize(BLOCK_BYTES);
        var family =
                columnFamily()
                        .setWriteBufferSize(WRITE_BUFFER_BYTES)
                        .setCompressionType(CompressionType.NO_COMPRESSION)
                        .setBottommostCompressionType(CompressionType.LZ4_COMPRESSION)
                        .setLevelCompactionDynamicLevelBytes(true);
        if (LOOKED_UP.contains(table)) {
            blocks.setFilterPolicy(own(new BloomFilter(BITS_PER_KEY)));
            family.setMemtablePrefixBloomSizeRatio(0.02).setMemtableWholeKeyFiltering(true);
        }
        if (table.appendOnly()) {
            family.setLevel0SlowdownWritesTrigger(UNMERGED_FILES_MAX)
                    .setLevel0StopWritesTrigger(UNMERGED_FILES_MAX);
        }
        if (bulk && table.appendOnly()) {
            family.setMemTableConfig(new VectorMemTableConfig())
                    .setDisableAutoCompactions(true)
                    .setMemtablePrefixBloomSizeRatio(0);
        }
        return family.setTableFormatConfig(blocks);
    }

    private <T extends AbstractNativeReference> T own(T reference) {
        owned.add(reference);
        return reference;
    }

    /// After the database.
    @Override
    public void close() {
        owned.reversed().forEach(AbstractNativeReference::close);
    }
}
