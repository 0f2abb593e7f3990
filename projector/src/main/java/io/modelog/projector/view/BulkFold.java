package io.modelog.projector.view;

import io.modelog.events.codec.EventCodec;
import io.modelog.events.decider.CorruptStream;
import io.modelog.projector.schema.SchemaRegistryException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// New views, filled from the start of the log by several threads at once, each with some of the partitions. They are on
/// disk and can be opened by a [ViewStore] after [#finish], and are good for nothing before.
public final class BulkFold implements AutoCloseable {
    private final Database database;
    private final List<Share> shares = new ArrayList<>();

    /// @param directory does not exist yet
    /// @param folds how many threads fold
    public BulkFold(Path directory, EventCodec codec, int folds) {
        database = Database.openForBulk(directory);
        for (var share = 0; share < folds; share++) {
            shares.add(new Share(share, codec));
        }
    }

    /// One for each thread.
    public List<Share> shares() {
        return List.copyOf(shares);
    }

    /// To be called when all shares are flushed.
    public void finish() {
        var rows = new BatchRows(database, new RecentRows());
        try (var batch = new WriteBatch()) {
            for (var share = 0; share < shares.size(); share++) {
                new ShareRows(rows, share).mergeTags();
            }
            CommandDays.trim(rows);
            rows.drainTo(batch);
            database.write(batch);
        } catch (RocksDBException e) {
            throw Database.failed("joining what was folded side by side", e);
        }
        database.flush();
    }

    @Override
    public void close() {
        shares.forEach(share -> share.batch.close());
        database.close();
    }

    /// What one thread folds. The streams of a partition have all their records in it, in order.
    public final class Share {
        private final BatchRows written;
        private final LogFold fold;
        private final WriteBatch batch = new WriteBatch();

        private Share(int share, EventCodec codec) {
            written = BatchRows.alone(database);
            fold = new LogFold(new ShareRows(written, share), codec);
        }

        /// Throws [UnreadableRecord] and [SchemaRegistryException] as [ViewStore#apply] does.
        public void apply(int partition, long offset, byte @Nullable [] record) {
            try {
                if (record == null) {
                    throw new CorruptStream("there is a record without value");
                }
                fold.apply(new LogRecord(partition, offset, record));
            } catch (SchemaRegistryException e) {
                throw e;
            } catch (RuntimeException e) {
                throw new UnreadableRecord(partition, offset, e);
            }
        }

        /// Writes what was applied.
        ///
        /// @param positions what the consumer reads next in the partitions of this share
        public void flush(Map<TopicPartition, Long> positions) {
            try {
                written.drainTo(batch);
                for (var position : positions.entrySet()) {
                    batch.put(
                            database.offsets(),
                            Keys.partition(position.getKey().partition()).bytes(),
                            ByteBuffer.allocate(Long.BYTES).putLong(position.getValue()).array());
                }
                database.write(batch);
                batch.clear();
            } catch (RocksDBException e) {
                throw Database.failed("writing the new views", e);
            }
        }
    }
}
