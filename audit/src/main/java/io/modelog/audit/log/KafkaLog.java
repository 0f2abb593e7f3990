package io.modelog.audit.log;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Where a log is: a Kafka, the topic of the events, and the topic of their checkpoints.
public record KafkaLog(String bootstrapServers, String events, String checkpoints) {
    public static final String EVENTS = "modelog.events";
    public static final String CHECKPOINTS = "modelog.checkpoints";

    private static final int REQUEST_MILLIS = 15_000;
    private static final int POLL_RECORDS = 5000;

    /// A consumer that sees what is committed, and remembers nothing.
    public KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        REQUEST_MILLIS,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        POLL_RECORDS),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /// The events that are committed now, by partition.
    public Map<Integer, Offsets> extent() {
        try (var consumer = consumer()) {
            var partitions = partitions(consumer, events);
            if (partitions.isEmpty()) {
                throw new LogUnavailable(
                        "there is no topic %s at %s".formatted(events, bootstrapServers));
            }
            return extent(consumer, partitions);
        }
    }

    static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    static Map<Integer, Offsets> extent(
            KafkaConsumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        var ends = consumer.endOffsets(partitions);
        var offsets = new HashMap<Integer, Offsets>();
        consumer.beginningOffsets(partitions)
                .forEach((partition, begin) ->
                        offsets.put(
                                partition.partition(),
                                new Offsets(begin, ends.getOrDefault(partition, begin))));
        return offsets;
    }
}
