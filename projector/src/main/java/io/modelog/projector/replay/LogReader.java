package io.modelog.projector.replay;

import io.modelog.projector.topic.ClosingRecord;
import io.modelog.projector.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// Reads some partitions of the log from given offsets up to others. Belongs to no group, and so to one thread.
public final class LogReader implements AutoCloseable {
    private static final int POLL_RECORDS_MAX = 2000;
    private static final int PARTITION_FETCH_BYTES = 2 << 20;
    private static final int FETCH_BYTES = 8 << 20;
    private static final int FETCH_WAIT_MILLIS = 50;
    private static final Duration POLL = Duration.ofMillis(100);

    /// Takes what is read; closing records are left out.
    interface Fold {
        void apply(int partition, long offset, byte @Nullable [] record);
    }

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    /// @param partitions those to read
    /// @param next offset to begin with, by partition
    public LogReader(String bootstrapServers, IntPredicate partitions, long[] next) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS_MAX,
                                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                                        PARTITION_FETCH_BYTES,
                                ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES,
                                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        IntStream.range(0, next.length)
                .filter(partitions)
                .forEach(p -> positions.put(new TopicPartition(Topics.EVENTS, p), next[p]));
        consumer.assign(positions.keySet());
        positions.forEach(consumer::seek);
    }

    /// The next records; those at or behind `ends` are to be left out, and come again.
    public ConsumerRecords<byte[], byte[]> poll(long[] ends) {
        var reached = positions.keySet().stream().filter(p -> isAt(p, ends)).toList();
        consumer.resume(positions.keySet());
        consumer.pause(reached); // no end holds up the other partitions
        var records = consumer.poll(POLL);
        for (var position : positions.entrySet()) {
            var partition = position.getKey();
            var end = ends[partition.partition()];
            if (consumer.position(partition) > end) {
                consumer.seek(partition, end);
            }
            position.setValue(consumer.position(partition));
        }
        return records;
    }

    /// Folds those before `ends`, and returns how many those were.
    static int fold(ConsumerRecords<byte[], byte[]> records, long[] ends, Fold fold) {
        var folded = 0;
        for (var record : records) {
            if (record.key() == null) {
                throw new IllegalStateException(
                        "record %d:%d of the log has no key"
                                .formatted(record.partition(), record.offset()));
            }
            if (record.offset() < ends[record.partition()] && !ClosingRecord.isKey(record.key())) {
                fold.apply(record.partition(), record.offset(), record.value());
                folded++;
            }
        }
        return folded;
    }

    private boolean isAt(TopicPartition partition, long[] ends) {
        return positions.getOrDefault(partition, 0L) >= ends[partition.partition()];
    }

    boolean hasReached(long[] ends) {
        return positions.keySet().stream().allMatch(partition -> isAt(partition, ends));
    }

    /// What is read next, at most the end, in each partition.
    public Map<TopicPartition, Long> positions() {
        return positions;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
