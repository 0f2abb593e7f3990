package io.modelog.docker;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/// What a writer relies on a broker for, whichever broker it is.
interface BrokerContract {
    Duration PATIENCE = Duration.ofSeconds(30);

    String bootstrapServers();

    @Test
    default void a_new_owner_fences_the_former_one() throws Exception {
        String topic = createLog();
        try (var former = writer("slot-0-" + topic);
                var owner = writer("slot-0-" + topic)) {
            former.initTransactions();
            owner.initTransactions();

            assertThatThrownBy(() -> append(former, topic, "from the former owner"))
                    .isInstanceOfAny(
                            ProducerFencedException.class, InvalidProducerEpochException.class);
            append(owner, topic, "from the owner");
        }
        assertThat(read(topic)).containsExactly("from the owner");
    }

    @Test
    default void a_transaction_left_open_by_the_former_owner_is_never_read() throws Exception {
        String topic = createLog();
        try (var former = writer("slot-1-" + topic);
                var owner = writer("slot-1-" + topic)) {
            former.initTransactions();
            former.beginTransaction();
            var _ = former.send(new ProducerRecord<>(topic, "not committed"));
            former.flush();
            owner.initTransactions();
            append(owner, topic, "committed");
        }
        assertThat(read(topic)).containsExactly("committed");
    }

    @Test
    default void a_log_without_a_time_limit_keeps_it_so() throws Exception {
        String topic = createLog();
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            var config =
                    requireNonNull(
                            admin.describeConfigs(List.of(resource)).all().get().get(resource));
            assertThat(config.get("retention.ms").value()).isEqualTo("-1");
            assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
        }
    }

    private String createLog() throws ExecutionException, InterruptedException {
        String topic = "log-" + UUID.randomUUID();
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            var log = new NewTopic(topic, 1, (short) 1);
            log.configs(Map.of("retention.ms", "-1", "cleanup.policy", "delete"));
            admin.createTopics(List.of(log)).all().get();
        }
        return topic;
    }

    private KafkaProducer<String, String> writer(String transactionalId) {
        Map<String, Object> config =
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers(),
                        "transactional.id",
                        transactionalId,
                        "acks",
                        "all");
        return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    private static void append(KafkaProducer<String, String> writer, String topic, String event) {
        writer.beginTransaction();
        var _ = writer.send(new ProducerRecord<>(topic, event));
        writer.commitTransaction();
    }

    private List<String> read(String topic) {
        Map<String, Object> config =
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers(),
                        "isolation.level",
                        "read_committed");
        var partition = new TopicPartition(topic, 0);
        try (var reader =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            reader.assign(List.of(partition));
            reader.seekToBeginning(List.of(partition));
            long end = reader.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            var events = new ArrayList<String>();
            Instant deadline = Instant.now().plus(PATIENCE);
            while (reader.position(partition) < end && Instant.now().isBefore(deadline)) {
                reader.poll(Duration.ofMillis(100)).forEach(record -> events.add(record.value()));
            }
            return events;
        }
    }
}
