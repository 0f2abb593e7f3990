package io.modelog.projector.writer;

import io.modelog.projector.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who announced itself last as the owner of each slot: a fold of `modelog.owners`. Thread-safe.
final class OwnerDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnerDirectory.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE_AT_MOST = Duration.ofSeconds(2);

    private final Map<Integer, Announcement> announcements = new ConcurrentHashMap<>();
    private final Consumer<byte[], byte[]> consumer;
    private final Thread thread;

    /// @param offset of its record in the slot's partition
    record Announcement(Node node, long offset) {}

    OwnerDirectory(String bootstrapServers, int slots) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                                ConsumerConfig.CLIENT_ID_CONFIG, "modelog-owners"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        var partitions =
                IntStream.range(0, slots)
                        .mapToObj(slot -> new TopicPartition(Topics.OWNERS, slot))
                        .toList();
        thread = Thread.ofPlatform().name("modelog-owners").daemon().start(() -> run(partitions));
    }

    Optional<Announcement> announcement(int slot) {
        return Optional.ofNullable(announcements.get(slot));
    }

    private void run(List<TopicPartition> partitions) {
        try (consumer) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (true) {
                poll();
            }
        } catch (WakeupException _) {
            LOG.atDebug().log("owner directory closed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void poll() throws InterruptedException {
        try {
            consumer.poll(POLL).forEach(this::take);
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.atWarn().setCause(e).log("owners cannot be read; what was known is kept");
            Thread.sleep(RETRY_AFTER);
        }
    }

    private void take(ConsumerRecord<byte[], byte @Nullable []> record) {
        Node.fromBytes(record.value())
                .ifPresentOrElse(
                        node ->
                                announcements.put(
                                        record.partition(),
                                        new Announcement(node, record.offset())),
                        () ->
                                LOG.atWarn()
                                        .addKeyValue("partition", record.partition())
                                        .addKeyValue("offset", record.offset())
                                        .log("a record names no owner and is passed over"));
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(CLOSE_AT_MOST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
