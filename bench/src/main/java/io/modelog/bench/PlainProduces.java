package io.modelog.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.events.id.Actor;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.CorrelationId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.VersionName;
import io.modelog.events.log.Event;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.log.Hash;
import io.modelog.events.log.HashChain;
import io.modelog.events.model.ModelEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The yardstick: records of the size of an event, produced with `acks=all` by one idempotent producer, each caller
/// waiting for its record to be acknowledged. No transaction, no decision, no view. The records are what the writer
/// writes, headers included, and all different: equal ones would compress to nothing and flatter the yardstick.
final class PlainProduces implements AutoCloseable {
    private static final String TOPIC = "bench.plain";
    private static final int PARTITIONS = 12;
    private static final int KEY_BYTES = 16;
    private static final int SAMPLES = 4096;

    private final Producer<byte[], byte[]> producer;
    private final List<byte[]> values = samples();

    PlainProduces(String bootstrapServers) throws InterruptedException {
        createTopic(bootstrapServers);
        producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                                true,
                                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                                "lz4",
                                ProducerConfig.LINGER_MS_CONFIG,
                                0),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    private static void createTopic(String bootstrapServers) throws InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(
                            List.of(new NewTopic(TOPIC, Optional.of(PARTITIONS), Optional.empty())))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("topic %s cannot be made".formatted(TOPIC), e);
            }
        }
    }

    Load.Figures measure(Load load) throws Exception {
        return load.run(caller -> {
            var key = new byte[KEY_BYTES];
            var random = new Random(caller);
            random.nextBytes(key);
            return Load.CallerCalls.of(() -> {
                var value = values.get(random.nextInt(SAMPLES));
                producer.send(new ProducerRecord<>(TOPIC, key, value)).get();
            });
        });
    }

    private static List<byte[]> samples() {
        var random = new Random(1);
        return IntStream.range(0, SAMPLES).mapToObj(number -> sample(number + 1, random)).toList();
    }

    private static byte[] sample(long number, Random random) {
        var id = new UUID(random.nextLong(), random.nextLong());
        var time = Instant.ofEpochMilli(1_700_000_000_000L + number);
        var created =
                new ModelEvent.VersionCreated(
                        number, id, VersionName.of(number), "trained on iris", List.of());
        var record =
                EventLog.CODEC.encode(
                        new EventEnvelope(
                                id,
                                number,
                                time,
                                new Actor("bench"),
                                null,
                                new CommandId(id.toString()),
                                new CorrelationId(id.toString()),
                                null,
                                new Event.OfModel(new ModelName("load-" + number % 512), created)));
        var hash = new byte[Hash.LENGTH];
        random.nextBytes(hash);
        HashChain.seal(record, Hash.of(hash));
        var headers =
                "ce_specversion 1.0 ce_id %s ce_source /modelog ce_type io.modelog.VersionCreated ce_subject model/load-%d ce_time %s ce_sequence %019d content-type application/avro"
                        .formatted(id, number % 512, time, number)
                        .getBytes(UTF_8);
        var value = Arrays.copyOf(record, record.length + headers.length);
        System.arraycopy(headers, 0, value, record.length, headers.length);
        return value;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
