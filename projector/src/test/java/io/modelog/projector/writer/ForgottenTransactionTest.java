package io.modelog.projector.writer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.embedded.EmbeddedKafka;
import io.modelog.projector.topic.LogEnd;
import io.modelog.projector.topic.Topics;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.coordinator.transaction.generated.TransactionLogKey;
import org.apache.kafka.coordinator.transaction.generated.TransactionLogValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// ADR 6: the broker was killed between `PrepareCommit` and the markers, and its coordinator says `CompleteCommit`. The
/// test brings that about by writing the coordinator's record itself.
class ForgottenTransactionTest {
    private static final int SLOT = 0;
    private static final int SLOTS = 2;
    private static final int PARTITION = 4;
    private static final byte COMPLETE_COMMIT = 4;
    private static final String STATE = "__transaction_state";

    /// Whom Kafka lets write to its own topics.
    private static final String INTERNAL_CLIENT = "__admin_client";

    @Test
    void a_new_owner_makes_visible_what_the_coordinator_forgot(@TempDir Path dir) throws Exception {
        try (var kafka = EmbeddedKafka.start(dir)) {
            leaveOpen(kafka.bootstrapServers());
            claimThatItWasCommitted(kafka.bootstrapServers());
        }
        try (var kafka = EmbeddedKafka.start(dir);
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
                var directory = new OwnerDirectory(kafka.bootstrapServers(), SLOTS);
                var owner = slotLog(kafka.bootstrapServers(), admin, directory).producer()) {
            owner.initTransactions();
            assertThat(
                            LogEnd.unsettled(
                                    admin,
                                    Topics.EVENTS,
                                    p -> p == PARTITION,
                                    Duration.ofSeconds(1)))
                    .containsExactly(PARTITION);

            var end = slotLog(kafka.bootstrapServers(), admin, directory).settle(owner);

            assertThat(end.offsets()).containsEntry(PARTITION, 2L);
            assertThat(visible(kafka.bootstrapServers()))
                    .extracting(record -> new String(record.key(), UTF_8))
                    .containsExactly("model/churn", "slot/0");
        }
    }

    private static SlotLog slotLog(String bootstrap, Admin admin, OwnerDirectory directory) {
        var node = new Node("new", URI.create("http://new"));
        return new SlotLog(SLOT, SLOTS, node, admin, directory, bootstrap);
    }

    private static void leaveOpen(String bootstrap) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
                var directory = new OwnerDirectory(bootstrap, SLOTS)) {
            Topics.prepare(admin, SLOTS, (short) 1);
            var producer = slotLog(bootstrap, admin, directory).producer();
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(
                            new ProducerRecord<>(
                                    Topics.EVENTS,
                                    PARTITION,
                                    "model/churn".getBytes(UTF_8),
                                    "acknowledged".getBytes(UTF_8)))
                    .get();
            producer.close(Duration.ZERO); // as a killed one leaves it
        }
    }

    private static void claimThatItWasCommitted(String bootstrap) throws Exception {
        var last = lastState(bootstrap);
        var value =
                new TransactionLogValue(
                        new ByteBufferAccessor(body(last.value())), version(last.value()));
        value.setTransactionStatus(COMPLETE_COMMIT)
                .setProducerEpoch((short) (value.producerEpoch() + 1))
                .setTransactionPartitions(List.of());
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers", bootstrap, "client.id", INTERNAL_CLIENT);
        try (var coordinator =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            coordinator
                    .send(
                            new ProducerRecord<>(
                                    STATE,
                                    last.partition(),
                                    last.key(),
                                    MessageUtil.toVersionPrefixedBytes(
                                            version(last.value()), value)))
                    .get();
        }
    }

    private static ConsumerRecord<byte[], byte[]> lastState(String bootstrap) {
        return records(bootstrap, STATE, "read_uncommitted").stream()
                .filter(record -> transactionalId(record).equals("modelog-writer-" + SLOT))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private static String transactionalId(ConsumerRecord<byte[], byte[]> record) {
        return new TransactionLogKey(
                        new ByteBufferAccessor(body(record.key())), version(record.key()))
                .transactionalId();
    }

    private static short version(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getShort();
    }

    private static ByteBuffer body(byte[] bytes) {
        return ByteBuffer.wrap(bytes).position(Short.BYTES);
    }

    private static List<ConsumerRecord<byte[], byte[]>> visible(String bootstrap) {
        return records(bootstrap, Topics.EVENTS, "read_committed");
    }

    /// All records of a topic.
    private static List<ConsumerRecord<byte[], byte[]>> records(
            String bootstrap, String topic, String isolation) {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers", bootstrap, "isolation.level", isolation);
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < Objects.requireNonNull(ends.get(p)))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }
}
