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
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who announced itself last as the owner of each slot: a fold of `modelog.owners`. Thread-safe.
final class OwnerDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnerDirectory.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE_AT_MOST = Duration.ofSeconds(2);

    private final Map<Integer, Node> owners = new ConcurrentHashMap<>();
    private final Consumer<byte[], byte[]> consumer;
    private final Thread thread;

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

    Optional<Node> owner(int slot) {
        return Optional.ofNullable(owners.get(slot));
    }

    private void run(List<TopicPartition> partitions) {
        try (consumer) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (true) {
                for (var record : consumer.poll(POLL)) {
                    owners.put(record.partition(), Node.fromBytes(record.value()));
                }
            }
        } catch (WakeupException _) {
            LOG.atDebug().log("owner directory closed");
        } catch (KafkaException e) { // the edge of the thread
            LOG.atError()
                    .setCause(e)
                    .log("owner directory stopped; commands are no longer forwarded");
        }
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
