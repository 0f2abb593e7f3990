package io.modelog.embedded;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// The schemas that a registry keeps in its topic `_schemas`, this one or Confluent's, read without asking it.
public final class RegisteredSchemas {
    private static final Duration POLL = Duration.ofMillis(200);

    private RegisteredSchemas() {}

    /// The schemas of a subject by id, those that are deleted too; none when there is no such topic.
    ///
    /// @throws RegistryUnavailableException when the topic cannot be read within 10 s
    public static SortedMap<Integer, String> read(String bootstrapServers, String subject) {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "default.api.timeout.ms",
                        (int) KafkaAnswers.LIMIT.toMillis(),
                        "allow.auto.create.topics",
                        false);
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return consumer.partitionsFor(SchemasTopic.NAME).isEmpty()
                    ? new TreeMap<>()
                    : read(consumer, subject);
        }
    }

    private static SortedMap<Integer, String> read(
            KafkaConsumer<byte[], byte[]> consumer, String subject) {
        var partition = new TopicPartition(SchemasTopic.NAME, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        var end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        var deadline = System.nanoTime() + KafkaAnswers.LIMIT.toNanos();
        var versions = new HashMap<Integer, SchemaVersion>();
        while (consumer.position(partition) < end) {
            if (System.nanoTime() > deadline) {
                throw new RegistryUnavailableException(
                        "cannot read %s to offset %d within %s"
                                .formatted(SchemasTopic.NAME, end, KafkaAnswers.LIMIT),
                        null);
            }
            for (var message : consumer.poll(POLL)) {
                if (RegistryCodec.isSchema(message)) {
                    switch (RegistryCodec.decode(message)) {
                        case RegistryRecord.Stored(var version)
                                when version.subject().equals(subject) ->
                                versions.put(version.version(), version);
                        case RegistryRecord.Erased(var of, var version) when of.equals(subject) ->
                                versions.remove(version);
                        case RegistryRecord _ -> {}
                    }
                }
            }
        }
        var schemas = new TreeMap<Integer, String>();
        versions.values().forEach(each -> schemas.put(each.id(), each.schema()));
        return schemas;
    }
}
