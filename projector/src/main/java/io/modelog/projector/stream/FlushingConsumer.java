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

/// Writes the views before each poll: Kafka Streams itself has no hook between two polls. All that the last poll
/// returned has been folded then, and the positions stand behind it and behind markers of transactions.
final class FlushingConsumer extends KafkaConsumer<byte[], byte[]> {
    private final ViewStore store;
    private final BooleanSupplier givesUp;

    /// @param givesUp asked before each poll, because the restore loop of Kafka Streams does not look
    FlushingConsumer(Map<String, Object> config, ViewStore store, BooleanSupplier givesUp) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.store = store;
        this.givesUp = givesUp;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        store.flush(positions());
        if (givesUp.getAsBoolean()) {
            throw new WakeupException();
        }
        var records = super.poll(timeout);
        for (var record : records) {
            if (record.key() == null) { // Kafka Streams would skip it on restore
                throw new IllegalStateException(
                        "record %d:%d of the log has no key"
                                .formatted(record.partition(), record.offset()));
            }
        }
        return records;
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

    @Override
    public void close() {
        store.flush(positions());
        super.close();
    }
}
