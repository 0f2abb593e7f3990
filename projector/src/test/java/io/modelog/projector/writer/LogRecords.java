package io.modelog.projector.writer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.modelog.events.id.StreamId;
import io.modelog.projector.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// What a plain consumer sees of a topic that is partitioned as the log is.
final class LogRecords {
    private LogRecords() {}

    /// The committed records of one stream, oldest first.
    static List<ConsumerRecord<byte[], byte[]>> of(
            String bootstrapServers, String topic, StreamId stream) {
        var partition = new TopicPartition(topic, Topics.partitionOf(stream));
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "isolation.level",
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var end = requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
            while (consumer.position(partition) < end) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    if (new String(record.key(), UTF_8).equals(stream.toString())) {
                        found.add(record);
                    }
                }
            }
        }
        return found;
    }
}
