package io.modelog.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// A topic of the shared node as it is, for tests that read it as a stranger does.
public record Topic(String name, int partitions, Map<String, String> config) {
    /// @param headers as text
    public record Read(String key, SortedMap<String, String> headers) {
        private static Read of(ConsumerRecord<byte[], byte[]> record) {
            var headers = new TreeMap<String, String>();
            record.headers().forEach(h -> headers.put(h.key(), new String(h.value(), UTF_8)));
            return new Read(new String(record.key(), UTF_8), headers);
        }
    }

    public static Topic named(String name) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", SharedNode.bootstrapServers()))) {
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
            var described = admin.describeTopics(List.of(name)).allTopicNames().get();
            var configs = admin.describeConfigs(List.of(resource)).all().get();
            return new Topic(
                    name,
                    requireNonNull(described.get(name)).partitions().size(),
                    requireNonNull(configs.get(resource)).entries().stream()
                            .filter(entry -> entry.value() != null)
                            .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value)));
        }
    }

    /// All that is committed.
    public List<Read> records() {
        var all =
                IntStream.range(0, partitions)
                        .mapToObj(partition -> new TopicPartition(name, partition))
                        .toList();
        var read = new ArrayList<Read>();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                SharedNode.bootstrapServers(),
                                "isolation.level",
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(all);
            consumer.seekToBeginning(all);
            var ends = consumer.endOffsets(all);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> read.add(Read.of(record)));
            }
        }
        return read;
    }
}
