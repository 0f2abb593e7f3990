package io.modelog.projector.writer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.projector.topic.ClosingRecord;
import io.modelog.projector.topic.LogEnd;
import io.modelog.projector.topic.Topics;
import io.modelog.projector.view.Position;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The part of the log that one slot writes: every partition with `partition % slots == slot`.
final class SlotLog {
    private static final Logger LOG = LoggerFactory.getLogger(SlotLog.class);

    /// How long a marker that is on its way may take to be replicated.
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(1);

    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(10);

    /// The partitions of `modelog.keys`.
    private static final Set<Integer> KEYS = Set.of(0);

    private final int slot;
    private final int slots;
    private final Node node;
    private final Admin admin;
    private final OwnerDirectory directory;
    private final String bootstrapServers;

    SlotLog(
            int slot,
            int slots,
            Node node,
            Admin admin,
            OwnerDirectory directory,
            String bootstrapServers) {
        this.slot = slot;
        this.slots = slots;
        this.node = node;
        this.admin = admin;
        this.directory = directory;
        this.bootstrapServers = bootstrapServers;
    }

    /// Who opens a producer with it fences the one before.
    static String transactionalId(int slot) {
        return "modelog-writer-" + slot;
    }

    int number() {
        return slot;
    }

    /// The settings were measured (`docs/adr/0003`): no linger, because the queue does the batching; one request in
    /// flight, because transactions by two writers once met OutOfOrderSequence with five.
    Producer<byte[], byte[]> producer() {
        var settings =
                Map.<String, Object>ofEntries(
                        Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                        Map.entry(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId(slot)),
                        Map.entry(
                                ProducerConfig.CLIENT_ID_CONFIG,
                                "modelog-writer-" + slot + "-" + node.id()),
                        Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                        Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
                        Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
                        Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
                        Map.entry(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5),
                        Map.entry(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 100),
                        Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000),
                        Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000),
                        Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 8_000),
                        Map.entry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000),
                        Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.RECORD_BYTES_MAX));
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// Ends what a former owner left open, and returns the last committed offset of each of the slot's partitions. To be
    /// called after `initTransactions()`: what is still open then, the coordinator has forgotten, and the next commit
    /// would make it visible behind the writer's back. See [ClosingRecord].
    Position settle(Producer<byte[], byte[]> producer) throws InterruptedException {
        settle(producer, Topics.EVENTS);
        settle(producer, Topics.PROMOTIONS);
        settleKeys(producer);
        return LogEnd.of(admin, this::isMine);
    }

    /// All slots write keys into one partition: what stays open there may be another slot's, which ends it itself.
    private void settleKeys(Producer<byte[], byte[]> producer) throws InterruptedException {
        var open = LogEnd.unsettled(admin, Topics.KEYS, KEYS::contains, SETTLED_WITHIN);
        if (!open.isEmpty()) {
            close(producer, Topics.KEYS, open);
        }
    }

    private void settle(Producer<byte[], byte[]> producer, String topic)
            throws InterruptedException {
        var open = LogEnd.unsettled(admin, topic, this::isMine, SETTLED_WITHIN);
        if (open.isEmpty()) {
            return;
        }
        LOG.atWarn()
                .addKeyValue("slot", slot)
                .addKeyValue("topic", topic)
                .addKeyValue("partitions", open)
                .log("a transaction was left open; it is committed now");
        close(producer, topic, open);
        if (!LogEnd.unsettled(admin, topic, this::isMine, CLOSED_WITHIN).isEmpty()) {
            throw new KafkaException(
                    "a transaction is open in partitions %s of %s, and could not be ended"
                            .formatted(open, topic));
        }
    }

    private void close(Producer<byte[], byte[]> producer, String topic, Set<Integer> partitions) {
        producer.beginTransaction();
        for (var partition : partitions) {
            var _ =
                    producer.send(
                            ClosingRecord.in(topic, partition, slot)); // a failure fails the commit
        }
        producer.commitTransaction();
    }

    private boolean isMine(int partition) {
        return partition % slots == slot;
    }

    /// Says in `modelog.owners` who writes the slot; through the slot's own producer, so that only its owner can. Returns
    /// the offset of the announcement.
    long announce(Producer<byte[], byte[]> producer) throws InterruptedException {
        producer.beginTransaction();
        var sent =
                producer.send(
                        new ProducerRecord<>(
                                Topics.OWNERS,
                                slot,
                                Integer.toString(slot).getBytes(UTF_8),
                                node.toBytes()));
        producer.commitTransaction();
        try {
            return sent.get().offset();
        } catch (ExecutionException e) {
            throw new KafkaException("slot %d could not be announced".formatted(slot), e);
        }
    }

    /// Whether another node announced itself after this one did.
    boolean isAnnouncedByOtherSince(long offset) {
        return directory
                .announcement(slot)
                .filter(last -> last.offset() > offset && !last.node().id().equals(node.id()))
                .isPresent();
    }
}
