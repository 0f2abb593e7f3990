package io.modelog.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

    private static final TopicPartition GREETINGS = new TopicPartition("greetings", 0);

    @TempDir Path directory;

    @Test
    void a_broker_keeps_its_records_and_its_address_over_a_restart() throws Exception {
        String address;
        try (var kafka = EmbeddedKafka.start(directory)) {
            address = kafka.bootstrapServers();
            createTopic(kafka);
            try (var producer = producer(kafka, Map.of())) {
                producer.send(new ProducerRecord<>("greetings", "hello")).get(10, TimeUnit.SECONDS);
            }
        }
        try (var kafka = EmbeddedKafka.start(directory)) {
            assertThat(kafka.bootstrapServers()).isEqualTo(address).startsWith("127.0.0.1:");
            assertThat(committed(kafka, 1)).containsExactly("hello");
        }
    }

    @Test
    void only_committed_transactions_are_seen_by_read_committed_readers() throws Exception {
        try (var kafka = EmbeddedKafka.start(directory)) {
            createTopic(kafka);
            try (var producer = producer(kafka, Map.of("transactional.id", "greeter"))) {
                producer.initTransactions();
                producer.beginTransaction();
                var _ = producer.send(new ProducerRecord<>("greetings", "aborted"));
                producer.abortTransaction();
                producer.beginTransaction();
                var _ = producer.send(new ProducerRecord<>("greetings", "one"));
                var _ = producer.send(new ProducerRecord<>("greetings", "two"));
                producer.commitTransaction();
            }
            assertThat(committed(kafka, 2)).containsExactly("one", "two");
        }
    }

    @Test
    void a_data_directory_serves_one_broker_at_a_time() {
        try (var _ = EmbeddedKafka.start(directory)) {
            assertThatThrownBy(() -> EmbeddedKafka.start(directory))
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessage(
                            "data directory %s is in use by process %d",
                            directory, ProcessHandle.current().pid());
        }
    }

    @Test
    void a_port_in_use_is_refused_and_leaves_no_thread() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var before = threadNames();
            assertThatThrownBy(() -> EmbeddedKafka.start(directory, taken.getLocalPort()))
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessage(
                            "port %d on 127.0.0.1 is in use; choose another or stop what listens there",
                            taken.getLocalPort());
            assertThat(threadNames()).isSubsetOf(before);
        }
    }

    @Test
    void a_corrupt_directory_is_refused_and_leaves_no_thread_and_no_lock() throws IOException {
        Path properties = directory.resolve("kafka/meta.properties");
        Files.createDirectories(properties.getParent());
        Files.writeString(properties, "version=1\nnode.id=7\ncluster.id=somebody-elses\n");
        var before = threadNames();
        assertThatThrownBy(() -> EmbeddedKafka.start(directory))
                .isInstanceOf(BrokerStartException.class)
                .hasMessageStartingWith("embedded Kafka cannot start on " + directory)
                .hasMessageContaining("Stored node id 7 doesn't match previous node id 1");
        assertThat(threadNames()).isSubsetOf(before);
        Files.delete(properties);
        Files.delete(properties.getParent());
        EmbeddedKafka.start(directory).close();
    }

    @Test
    void a_damaged_metadata_log_is_refused_before_kafka_forgets_the_topics() throws Exception {
        try (var kafka = EmbeddedKafka.start(directory)) {
            createTopic(kafka);
        }
        Path log = directory.resolve("kafka/__cluster_metadata-0/00000000000000000000.log");
        byte[] intact = Files.readAllBytes(log);
        byte[] damaged = intact.clone();
        damaged[intact.length / 2] ^= 1;
        Files.write(log, damaged);
        assertThatThrownBy(() -> EmbeddedKafka.start(directory))
                .isInstanceOf(BrokerStartException.class)
                .hasMessageStartingWith(log + " is damaged at byte ");
        Files.write(log, intact);
        EmbeddedKafka.start(directory).close();
    }

    @Test
    void a_format_that_was_cut_short_is_done_again() throws IOException {
        Path half = directory.resolve("kafka.new/meta.properties");
        Files.createDirectories(half.getParent());
        Files.writeString(half, "");
        EmbeddedKafka.start(directory).close();
        assertThat(directory.resolve("kafka.new")).doesNotExist();
    }

    private static void createTopic(EmbeddedKafka kafka) throws Exception {
        try (var admin =
                Admin.create(
                        Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("greetings", 1, (short) 1)))
                    .all()
                    .get(10, TimeUnit.SECONDS);
        }
    }

    private static KafkaProducer<String, String> producer(
            EmbeddedKafka kafka, Map<String, Object> more) {
        var config = new HashMap<String, Object>(more);
        config.put("bootstrap.servers", kafka.bootstrapServers());
        return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    private static List<String> committed(EmbeddedKafka kafka, int count) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                kafka.bootstrapServers(),
                                "isolation.level",
                                "read_committed"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            consumer.assign(Set.of(GREETINGS));
            consumer.seekToBeginning(Set.of(GREETINGS));
            var values = new ArrayList<String>();
            for (int polls = 0; values.size() < count && polls < 50; polls++) {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> values.add(found.value()));
            }
            return values;
        }
    }

    private static Set<String> threadNames() {
        return Set.copyOf(
                Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList());
    }
}
