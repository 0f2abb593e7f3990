package io.modelog.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.RecordBatch;

/// The log in which a broker's controller keeps what topics there are. Kafka cuts a damaged one at the damage, forgets
/// the topics after it, and deletes their records; so damage must be found before Kafka does.
final class MetadataLog {

    private MetadataLog() {}

    /// An unfinished record at the very end is left to Kafka: that is a process that was killed, and loses nothing.
    ///
    /// @throws BrokerStartException naming the file and the byte where it is damaged
    static void verify(Path kafkaDirectory) throws IOException {
        Path log = kafkaDirectory.resolve("__cluster_metadata-0");
        if (!Files.isDirectory(log)) {
            return;
        }
        try (var files = Files.list(log)) {
            List<Path> segments =
                    files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
            for (Path segment : segments) {
                verifySegment(segment);
            }
        }
    }

    private static void verifySegment(Path segment) throws IOException {
        long position = 0;
        try (var records = FileRecords.open(segment.toFile(), false)) {
            for (RecordBatch batch : records.batches()) {
                batch.ensureValid();
                position += batch.sizeInBytes();
            }
        } catch (CorruptRecordException e) {
            throw new BrokerStartException(
                    "%s is damaged at byte %d; restore it from a backup, or, when the machine lost power while writing there, cut it with 'truncate -s %d'"
                            .formatted(segment, position, position),
                    e);
        }
    }
}
