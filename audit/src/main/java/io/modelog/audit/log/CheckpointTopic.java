package io.modelog.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The topic of the checkpoints, open for one signer: whoever opens it later takes it over. One partition, kept for ever.
public final class CheckpointTopic implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Map<String, String> CONFIG =
            Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG, "delete",
                    TopicConfig.RETENTION_MS_CONFIG, "-1",
                    TopicConfig.RETENTION_BYTES_CONFIG, "-1");

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;

    private CheckpointTopic(String topic, KafkaProducer<byte[], byte[]> producer) {
        this.topic = topic;
        this.producer = producer;
    }

    /// A checkpoint's note as it stands in the topic.
    ///
    /// @param timeMillis when the broker or the signer says that it was made: not proved by anything
    public record Entry(long offset, long timeMillis, String note) {}

    /// All notes in order; none when there is no such topic. Throws [LogUnavailable].
    public static List<Entry> read(KafkaLog log) {
        return records(log).stream()
                .map(each ->
                        new Entry(
                                each.offset(),
                                each.timestamp(),
                                each.value() == null ? "" : new String(each.value(), UTF_8)))
                .toList();
    }

    /// The records that hold them. Throws [LogUnavailable].
    public static List<ConsumerRecord<byte[], byte[]>> records(KafkaLog log) {
        try (var consumer = log.consumer()) {
            var partitions = KafkaLog.partitions(consumer, log.checkpoints());
            if (partitions.isEmpty()) {
                return List.of();
            }
            if (partitions.size() > 1) {
                throw new LogUnavailable(
                        "%s has %d partitions and must have 1"
                                .formatted(log.checkpoints(), partitions.size()));
            }
            var partition = new TopicPartition(log.checkpoints(), 0);
            var extent = KafkaLog.extent(consumer, partitions).getOrDefault(0, new Offsets(0, 0));
            consumer.assign(partitions);
            consumer.seek(partition, extent.begin());
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (consumer.position(partition) < extent.end()) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        } catch (KafkaException e) {
            throw new LogUnavailable(
                    "%s cannot be read: %s".formatted(log.checkpoints(), e.getMessage()), e);
        }
    }

    /// Makes the topic when it is missing. Throws [LogUnavailable].
    public static CheckpointTopic open(KafkaLog log) throws InterruptedException {
        make(log);
        var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                log.bootstrapServers(),
                                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                                "modelog-signer-" + log.checkpoints()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        try {
            producer.initTransactions();
            return new CheckpointTopic(log.checkpoints(), producer);
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw new LogUnavailable(
                    "%s cannot be written: %s".formatted(log.checkpoints(), e.getMessage()), e);
        }
    }

    private static void make(KafkaLog log) throws InterruptedException {
        var topic = new NewTopic(log.checkpoints(), Optional.of(1), Optional.empty());
        try (var admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                log.bootstrapServers()))) {
            admin.createTopics(List.of(topic.configs(CONFIG))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new LogUnavailable(
                        "%s cannot be made: %s".formatted(log.checkpoints(), e.getCause()), e);
            }
        }
    }

    /// Returns when the note is committed. Throws [LogUnavailable], also when another signer has opened the topic.
    public void append(String note) {
        try {
            producer.beginTransaction();
            var _ = producer.send(new ProducerRecord<>(topic, 0, null, note.getBytes(UTF_8)));
            producer.commitTransaction();
        } catch (ProducerFencedException e) {
            throw new LogUnavailable("another signer has taken over " + topic, e);
        } catch (KafkaException e) {
            throw new LogUnavailable(
                    "%s cannot be written: %s".formatted(topic, e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        producer.close(POLL);
    }
}
