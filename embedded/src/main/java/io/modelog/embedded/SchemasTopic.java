package io.modelog.embedded;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The topic that a registry is a fold of. Not thread-safe: its owner takes turns.
final class SchemasTopic implements AutoCloseable {

    static final String NAME = "_schemas";

    private static final TopicPartition PARTITION = new TopicPartition(NAME, 0);
    private static final int LIMIT_MILLIS = (int) KafkaAnswers.LIMIT.toMillis();

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;

    SchemasTopic(String bootstrapServers) {
        Map<String, Object> common =
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "client.id",
                        "modelog-registry",
                        "request.timeout.ms",
                        LIMIT_MILLIS / 2);
        var writing =
                Map.<String, Object>of(
                        "linger.ms", 0,
                        "max.block.ms", LIMIT_MILLIS,
                        "delivery.timeout.ms", LIMIT_MILLIS);
        // An end offset is asked for over the connection on which a fetch may be waiting: let none
        // wait.
        var reading =
                Map.<String, Object>of(
                        "default.api.timeout.ms",
                        LIMIT_MILLIS,
                        "fetch.max.wait.ms",
                        0,
                        "allow.auto.create.topics",
                        false);
        producer =
                new KafkaProducer<>(
                        joined(common, writing),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        consumer =
                new KafkaConsumer<>(
                        joined(common, reading),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer.assign(Set.of(PARTITION));
        consumer.seekToBeginning(Set.of(PARTITION));
    }

    /// Folds into `state` what came since the last call that succeeded.
    RegistryState catchUp(RegistryState state) {
        long start = consumer.position(PARTITION);
        try {
            return catchUp(state, System.nanoTime() + KafkaAnswers.LIMIT.toNanos());
        } catch (RuntimeException e) {
            consumer.seek(PARTITION, start);
            throw e;
        }
    }

    private RegistryState catchUp(RegistryState state, long deadlineNanos) {
        long end = consumer.endOffsets(Set.of(PARTITION)).getOrDefault(PARTITION, 0L);
        var folded = state;
        while (consumer.position(PARTITION) < end) {
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new RegistryUnavailableException(
                        "cannot read %s to offset %d within %s"
                                .formatted(NAME, end, KafkaAnswers.LIMIT),
                        null);
            }
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                folded = folded.apply(RegistryCodec.decode(message));
            }
        }
        return folded;
    }

    /// Returns when all records are acknowledged. After an exception any of them may be in the topic.
    void append(List<RegistryRecord> records) {
        var sent =
                records.stream()
                        .map(record -> producer.send(RegistryCodec.encode(NAME, record)))
                        .toList();
        sent.forEach(one -> KafkaAnswers.await(one, "append to " + NAME));
    }

    @Override
    public void close() {
        consumer.close();
        producer.close(KafkaAnswers.LIMIT);
    }

    private static Map<String, Object> joined(Map<String, Object> some, Map<String, Object> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }
}
