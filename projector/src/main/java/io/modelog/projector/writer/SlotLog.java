package io.modelog.projector.writer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.projector.topic.LogEnd;
import io.modelog.projector.topic.Topics;
import io.modelog.projector.view.Position;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The part of the log that one slot writes: every partition with `partition % slots == slot`.
final class SlotLog {
    /// Longer than a transaction may stay open.
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(15);

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

    int number() {
        return slot;
    }

    /// The settings were measured (`docs/adr/0003`): no linger, because the queue does the batching; one request in
    /// flight, because transactions by two writers once met OutOfOrderSequence with five.
    Producer<byte[], byte[]> producer() {
        var settings =
                Map.<String, Object>ofEntries(
                        Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                        Map.entry(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "modelog-writer-" + slot),
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

    /// The last committed offset of each of the slot's partitions. To be asked after `initTransactions()`, which ends
    /// whatever a former owner left open.
    Position end() throws InterruptedException {
        return LogEnd.settled(admin, partition -> partition % slots == slot, SETTLED_WITHIN);
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
