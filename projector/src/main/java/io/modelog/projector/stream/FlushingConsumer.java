package io.modelog.projector.stream;

import io.modelog.projector.view.ViewStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// Writes the views before each poll: Kafka Streams itself has no hook between two polls. The positions, which stand
/// behind all that the last poll returned and behind markers of transactions, count only once all of that is folded.
final class FlushingConsumer extends KafkaConsumer<byte[], byte[]> {
    private final ViewStore store;
    private final BooleanSupplier givesUp;

    /// Where the records end that the last poll returned; null when it did not return.
    private @Nullable Map<TopicPartition, Long> ends = Map.of();

    /// @param givesUp asked before each poll, because the restore loop of Kafka Streams does not look
    FlushingConsumer(Map<String, Object> config, ViewStore store, BooleanSupplier givesUp) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.store = store;
        this.givesUp = givesUp;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        store.flush(isFolded() ? positions() : Map.of());
        if (givesUp.getAsBoolean()) {
            throw new WakeupException();
        }
        ends = null;
        var records = super.poll(timeout);
        for (var record : records) {
            if (record.key() == null) { // Kafka Streams would skip it on restore
                throw new IllegalStateException(
                        "record %d:%d of the log has no key"
                                .formatted(record.partition(), record.offset()));
            }
        }
        ends = ends(records);
        return records;
    }

    private static Map<TopicPartition, Long> ends(ConsumerRecords<byte[], byte[]> records) {
        var ends = new HashMap<TopicPartition, Long>();
        for (var partition : records.partitions()) {
            ends.put(partition, records.records(partition).getLast().offset() + 1);
        }
        return ends;
    }

    private boolean isFolded() {
        return ends != null
                && ends.entrySet().stream()
                        .allMatch(end ->
                                store.nextToFold(end.getKey().partition()) >= end.getValue());
    }

    private Map<TopicPartition, Long> positions() {
        var positions = new HashMap<TopicPartition, Long>();
        for (var partition : assignment()) {
            try {
                positions.put(partition, position(partition, Duration.ZERO));
            } catch (TimeoutException _) {
                // not known yet: the poll will find it out
            }
        }
        return positions;
    }

    /// Writes what was folded: whatever made the reading end may have left records of the last poll unfolded.
    @Override
    public void close() {
        try {
            store.flush(Map.of());
        } finally {
            super.close();
        }
    }
}
