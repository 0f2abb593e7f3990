package io.modelog.projector.subject;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.KeyId;
import io.modelog.projector.topic.ClosingRecord;
import io.modelog.projector.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

/// Reads `modelog.keys` from its start, and follows it, into a [Keyring].
public final class KeysTopic implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeysTopic.class);
    private static final TopicPartition PARTITION = new TopicPartition(Topics.KEYS, 0);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /// Who erases waits as long for the end to be seen.
    private static final Duration POLL = Duration.ofMillis(200);

    private static final Duration CLOSE_AT_MOST = Duration.ofSeconds(2);

    private final Keyring keyring;
    private final Consumer<byte[], byte[]> consumer;
    private final Thread thread;

    public KeysTopic(String bootstrapServers, Keyring keyring) {
        this.keyring = keyring;
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                                (int) POLL.toMillis(),
                                ConsumerConfig.CLIENT_ID_CONFIG,
                                "modelog-keys"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        thread = Thread.ofPlatform().name("modelog-keys").daemon().start(this::run);
    }

    private void run() {
        try (consumer) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            while (true) {
                poll();
            }
        } catch (WakeupException _) {
            LOG.atDebug().log("keys are no longer followed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void poll() throws InterruptedException {
        try {
            var before = System.nanoTime();
            var end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
            if (consumer.position(PARTITION) >= end) {
                keyring.completeAt(before);
            }
            consumer.poll(POLL).forEach(this::take);
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.atWarn().setCause(e).log("keys cannot be read; what was known is kept");
            Thread.sleep(RETRY_AFTER);
        }
    }

    private void take(ConsumerRecord<byte[], byte @Nullable []> record) {
        var value = record.value();
        if (ClosingRecord.isKey(record.key())) {
            return;
        }
        try {
            var id = KeyId.parse(new String(record.key(), UTF_8));
            take(id, value);
        } catch (InvalidValue e) {
            LOG.atError()
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("reason", e.getMessage())
                    .log("a record of modelog.keys is not one of ours and is passed over");
        }
    }

    /// A damaged key is told where it is needed.
    private void take(KeyId id, byte @Nullable [] value) {
        if (value == null) {
            keyring.damaged(id, "was removed from modelog.keys by hand");
            return;
        }
        try {
            keyring.take(KeyRecord.of(id, value));
        } catch (InvalidValue e) {
            keyring.damaged(id, e.problem());
            LOG.atError().addKeyValue("key", id).log("a key in modelog.keys is damaged");
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
