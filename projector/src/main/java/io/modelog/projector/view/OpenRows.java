package io.modelog.projector.view;

import io.modelog.events.codec.EventCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.common.utils.Utils;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a [ViewStore] has between opening and closing. One thread folds; anybody reads who has entered `readers`.
record OpenRows(
        Path directory,
        Database database,
        BatchRows rows,
        RecentRows recent,
        LogFold fold,
        WriteBatch batch,
        Readers readers) {
    private static final Logger LOG = LoggerFactory.getLogger(OpenRows.class);

    /// A reader of replaced rows may be one that compares all of them.
    private static final Duration RETIRED_READERS_LEAVE = Duration.ofHours(1);

    static OpenRows in(Path directory, EventCodec codec) {
        var database = Database.open(directory);
        var recent = new RecentRows();
        var rows = new BatchRows(database, recent);
        return new OpenRows(
                directory,
                database,
                rows,
                recent,
                new LogFold(rows, codec),
                new WriteBatch(),
                new Readers());
    }

    /// Writes what was folded with the offsets that it leads to, and shows it to readers.
    void write(long[] next, AppliedOffsets applied) throws RocksDBException {
        rows.drainTo(batch);
        for (var partition = 0; partition < next.length; partition++) {
            if (next[partition] > applied.next(partition)) {
                batch.put(
                        database.offsets(),
                        Keys.partition(partition).bytes(),
                        ByteBuffer.allocate(Long.BYTES).putLong(next[partition]).array());
            }
        }
        if (batch.count() > 0) {
            database.write(batch);
            batch.clear();
        }
        for (var partition = 0; partition < next.length; partition++) {
            applied.advance(partition, next[partition]);
        }
    }

    /// Drops what was not written, and waits for readers; false when one stayed and the rows are left open.
    boolean close(Duration readersLeave) {
        batch.close();
        database.flush();
        if (readers.close(readersLeave)) {
            database.close();
            return true;
        }
        LOG.atError()
                .addKeyValue("directory", directory)
                .log("views left open: a reader did not come to an end");
        return false;
    }

    /// Deletes the rows, which others have replaced, when their last reader has left.
    void retire() {
        if (!close(RETIRED_READERS_LEAVE)) {
            return;
        }
        try {
            Utils.delete(directory.toFile());
        } catch (IOException e) {
            LOG.atWarn()
                    .setCause(e)
                    .addKeyValue("directory", directory)
                    .log("replaced views are deleted at the next start");
        }
    }
}
