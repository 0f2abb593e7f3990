package io.modelog.audit;

import io.modelog.audit.log.KafkaLog;
import io.modelog.embedded.SharedKafka;
import io.modelog.events.codec.EventCodec;
import io.modelog.events.codec.SchemaIds;
import io.modelog.events.id.Actor;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.CorrelationId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import io.modelog.events.id.VersionName;
import io.modelog.events.log.Event;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.log.Hash;
import io.modelog.events.log.HashChain;
import io.modelog.events.model.ModelDetails;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.Stage;
import io.modelog.events.model.StageChangeCause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Records of a log as the writer seals them, to be put into a topic: as they are, or not quite.
public final class TestLog {
    public static final int PARTITIONS = 12;

    private static final EventCodec CODEC =
            new EventCodec(
                    new SchemaIds() {
                        @Override
                        public int current() {
                            return 1;
                        }

                        @Override
                        public Schema schema(int id) {
                            return EventCodec.SCHEMA;
                        }
                    });
    private static final ModelDetails DETAILS =
            new ModelDetails("Apache-2.0", "Irises.", null, null, null, null, null, true);

    private final List<Entry> entries = new ArrayList<>();
    private final Map<StreamId, Long> sequences = new HashMap<>();
    private final Map<StreamId, Hash> hashes = new HashMap<>();

    /// A key and its value.
    @SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
    public record Entry(String key, byte[] value) {}

    /// So many models with versions in production: four events each.
    public static TestLog ofModels(int models) {
        var log = new TestLog();
        for (var m = 0; m < models; m++) {
            log.model("model_" + m);
        }
        return log;
    }

    private void model(String name) {
        var id = new UUID(7, entries.size());
        append(name, new ModelEvent.ModelRegistered(id, DETAILS, List.of()));
        append(name, new ModelEvent.VersionCreated(1, id, VersionName.of(1), null, List.of()));
        promote(name, null, Stage.STAGING);
        promote(name, Stage.STAGING, Stage.PRODUCTION);
    }

    private void promote(String name, @Nullable Stage from, Stage to) {
        append(
                name,
                new ModelEvent.VersionStageChanged(1, from, to, StageChangeCause.REQUESTED, null));
    }

    /// Appends an event, sealed.
    public void append(String model, ModelEvent event) {
        var stream = StreamId.of(new ModelName(model));
        var record = next(model, event);
        sequences.merge(stream, 1L, Long::sum);
        hashes.put(stream, HashChain.hash(record));
        entries.add(new Entry(stream.toString(), record));
    }

    /// What would follow in the stream, sealed, without appending it.
    public byte[] next(String model, ModelEvent event) {
        var happened = new Event.OfModel(new ModelName(model), event);
        var stream = happened.stream();
        var sequence = sequences.getOrDefault(stream, 0L) + 1;
        var record =
                CODEC.encode(
                        new EventEnvelope(
                                new UUID(sequence, entries.size()),
                                sequence,
                                Instant.parse("2026-11-28T12:00:00Z").plusSeconds(entries.size()),
                                new Actor("alice"),
                                "because",
                                new CommandId("c-" + entries.size()),
                                new CorrelationId("c"),
                                null,
                                happened));
        HashChain.seal(record, hashes.getOrDefault(stream, Hash.NONE));
        return record;
    }

    /// A copy that can be changed.
    public List<Entry> entries() {
        return new ArrayList<>(entries);
    }

    public int index(String stream, int sequence) {
        var seen = 0;
        for (var i = 0; i < entries.size(); i++) {
            if (entries.get(i).key().equals(stream) && ++seen == sequence) {
                return i;
            }
        }
        throw new IllegalArgumentException(stream + "#" + sequence);
    }

    /// A log of that name in the tests' broker, with a topic for events that is made and empty.
    public static KafkaLog create(String name) throws ExecutionException, InterruptedException {
        var log = new KafkaLog(SharedKafka.bootstrapServers(), name, name + ".checkpoints");
        try (var admin = Admin.create(settings(log))) {
            admin.createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1))).all().get();
        }
        return log;
    }

    /// Writes in two transactions with an aborted one between them and closing records behind them, as happens.
    public static void write(KafkaLog log, List<Entry> entries) {
        var settings = new HashMap<>(settings(log));
        settings.put("transactional.id", "writer-of-" + log.events());
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            var half = entries.size() / 2;
            write(producer, log, entries.subList(0, half), true);
            write(producer, log, entries.subList(0, half), false);
            write(producer, log, entries.subList(half, entries.size()), true);
            write(producer, log, List.of(new Entry("slot/0", new byte[0])), true);
        }
    }

    private static void write(
            KafkaProducer<String, byte[]> producer,
            KafkaLog log,
            List<Entry> entries,
            boolean commit) {
        producer.beginTransaction();
        for (var entry : entries) {
            var _ = producer.send(new ProducerRecord<>(log.events(), entry.key(), entry.value()));
        }
        if (commit) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
    }

    private static Map<String, Object> settings(KafkaLog log) {
        return Map.of("bootstrap.servers", log.bootstrapServers());
    }
}
