package io.modelog.projector.subscription;

import io.modelog.projector.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// The one partition of `modelog.subscriptions`. Its clients are made when they are first needed. For one thread at a
/// time.
final class SubscriptionsTopic implements AutoCloseable {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.SUBSCRIPTIONS, 0);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(100);

    interface Fold {
        void take(byte[] key, byte @Nullable [] value);
    }

    private final String bootstrapServers;
    private final Fold fold;
    private @Nullable Consumer<byte[], byte[]> consumer;
    private @Nullable Producer<byte[], byte[]> producer;

    SubscriptionsTopic(String bootstrapServers, Fold fold) {
        this.bootstrapServers = bootstrapServers;
        this.fold = fold;
    }

    /// Folds all that is written by now. Throws [KafkaException].
    void catchUp() {
        var reading = consumer();
        var end = reading.endOffsets(List.of(PARTITION), LIMIT).getOrDefault(PARTITION, 0L);
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (reading.position(PARTITION, LIMIT) < end) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("the subscriptions cannot be read");
            }
            for (var record : reading.poll(POLL)) {
                fold.take(record.key(), record.value());
            }
        }
    }

    /// Returns when it is replicated; null deletes. Throws [KafkaException].
    void write(byte[] key, byte @Nullable [] value) {
        try {
            producer().send(new ProducerRecord<>(Topics.SUBSCRIPTIONS, 0, key, value)).get();
        } catch (ExecutionException e) {
            throw new KafkaException("a subscription cannot be written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while a subscription was written", e);
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        var known = consumer;
        if (known == null) {
            known =
                    new KafkaConsumer<>(
                            Map.of(
                                    ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                    bootstrapServers,
                                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                    false,
                                    ConsumerConfig.CLIENT_ID_CONFIG,
                                    "modelog-subscriptions"),
                            new ByteArrayDeserializer(),
                            new ByteArrayDeserializer());
            known.assign(List.of(PARTITION));
            known.seekToBeginning(List.of(PARTITION));
            consumer = known;
        }
        return known;
    }

    private Producer<byte[], byte[]> producer() {
        var known = producer;
        if (known == null) {
            var limitMillis = (int) LIMIT.toMillis();
            known =
                    new KafkaProducer<>(
                            Map.of(
                                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                                    ProducerConfig.ACKS_CONFIG, "all",
                                    ProducerConfig.LINGER_MS_CONFIG, 0,
                                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, limitMillis,
                                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, limitMillis,
                                    ProducerConfig.MAX_BLOCK_MS_CONFIG, limitMillis,
                                    ProducerConfig.CLIENT_ID_CONFIG, "modelog-subscriptions"),
                            new ByteArraySerializer(),
                            new ByteArraySerializer());
            producer = known;
        }
        return known;
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(LIMIT);
        }
        if (consumer != null) {
            consumer.close();
        }
    }
}
