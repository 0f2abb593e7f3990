package io.modelog.projector.writer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelog.embedded.SharedKafka;
import io.modelog.events.codec.EventCodec;
import io.modelog.events.codec.SchemaIds;
import io.modelog.events.id.Actor;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.CorrelationId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.Command;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.log.Hash;
import io.modelog.events.log.HashChain;
import io.modelog.events.log.Rejection;
import io.modelog.events.model.ModelCommand;
import io.modelog.events.model.ModelDetails;
import io.modelog.events.model.ModelRejection;
import io.modelog.events.model.Stage;
import io.modelog.events.model.VersionSelector;
import io.modelog.projector.ProjectorConfig;
import io.modelog.projector.stream.Projection;
import io.modelog.projector.topic.ClosingRecord;
import io.modelog.projector.topic.LogEnd;
import io.modelog.projector.topic.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The writer against a real broker. Each test has a model of its own.
class WritersTest {
    private static final int SLOTS = 2;
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

    @TempDir private static Path dir;
    private static String bootstrap;
    private static Admin admin;
    private static TestNode node;

    private record TestNode(Projection projection, Writers writers) implements AutoCloseable {
        static TestNode start(String id) {
            var url = URI.create("http://" + id);
            var config =
                    new ProjectorConfig(bootstrap, url, id, url, dir.resolve(id), SLOTS, (short) 1);
            var projection = Projection.start(bootstrap, "views-" + id, config.dataDir(), CODEC);
            var writers = new Writers(config, SLOTS, admin, projection.views(), CODEC);
            writers.join();
            return new TestNode(projection, writers);
        }

        boolean ownsAll() {
            return writers.slots().stream().allMatch(Writers.SlotStatus::local);
        }

        Outcome submit(CommandRequest request) {
            return writers.submit(request).orTimeout(20, TimeUnit.SECONDS).join();
        }

        @Override
        public void close() {
            writers.close();
            projection.close();
        }
    }

    @BeforeAll
    static void startNode() {
        bootstrap = SharedKafka.bootstrapServers();
        admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
        Topics.prepare(admin, SLOTS, (short) 1);
        node = TestNode.start("first");
        await().atMost(Duration.ofSeconds(30)).until(node::ownsAll);
    }

    @AfterAll
    static void stopNode() {
        node.close();
        admin.close();
    }

    private static CommandRequest request(String model, ModelCommand command, String id) {
        return new CommandRequest(
                new Command.OnModel(new ModelName(model), command),
                new CommandId(id),
                true,
                new CorrelationId("tests"),
                new Actor("ada"),
                "because",
                OptionalLong.empty());
    }

    private static CommandRequest request(String model, ModelCommand command) {
        return request(model, command, UUID.randomUUID().toString());
    }

    private static ModelCommand register() {
        return new ModelCommand.Register(UUID.randomUUID(), ModelDetails.NONE, List.of());
    }

    private static ModelCommand createVersion() {
        return createVersion("as it is");
    }

    private static ModelCommand createVersion(String description) {
        return new ModelCommand.CreateVersion(UUID.randomUUID(), null, description, List.of());
    }

    private static ModelCommand promote(long number) {
        return new ModelCommand.ChangeStage(
                new VersionSelector.Numbered(number), Stage.PRODUCTION, true);
    }

    private static Outcome.Committed committed(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        return (Outcome.Committed) outcome;
    }

    @Test
    void a_committed_command_is_in_the_log_with_who_and_why() {
        var answer = committed(node.submit(request("churn", register(), "c-1")));

        assertThat(answer.replayed()).isFalse();
        var record = records("churn").getFirst();
        assertThat(CODEC.decode(record.value())).isEqualTo(answer.events().getFirst());
        assertThat(answer.events().getFirst())
                .returns(new Actor("ada"), EventEnvelope::actor)
                .returns("because", EventEnvelope::reason)
                .returns(new CommandId("c-1"), EventEnvelope::commandId)
                .returns(1L, EventEnvelope::sequence);
        assertThat(answer.position().offsets())
                .isEqualTo(Map.of(record.partition(), record.offset()));
        assertThat(header(record, "ce_type")).isEqualTo("io.modelog.ModelRegistered");
        assertThat(header(record, "ce_subject")).isEqualTo("model/churn");
    }

    @Test
    void the_records_of_a_stream_are_a_hash_chain() {
        node.submit(request("chained", register()));
        node.submit(request("chained", createVersion()));
        node.submit(request("chained", promote(1)));

        var previous = Hash.NONE;
        for (var record : records("chained")) {
            assertThat(HashChain.follows(record.value(), previous)).isTrue();
            previous = HashChain.hash(record.value());
        }
        assertThat(records("chained")).hasSize(3);
    }

    @Test
    void a_repeat_gets_the_first_answer_and_appends_nothing() {
        var first = committed(node.submit(request("repeated", register(), "same")));
        var second = committed(node.submit(request("repeated", register(), "same")));

        assertThat(second.events()).isEqualTo(first.events());
        assertThat(second.position()).isEqualTo(first.position());
        assertThat(second.replayed()).isTrue();
        assertThat(records("repeated")).hasSize(1);
    }

    @Test
    void a_refusal_appends_nothing() {
        var outcome = node.submit(request("never-registered", createVersion()));

        assertThat(outcome)
                .isEqualTo(
                        new Outcome.Rejected(
                                new Rejection.OfModel(
                                        new ModelName("never-registered"),
                                        new ModelRejection.ModelUnknown())));
        assertThat(records("never-registered")).isEmpty();
    }

    @Test
    void a_stale_revision_appends_nothing() {
        node.submit(request("moved-on", register()));
        node.submit(request("moved-on", createVersion()));
        var late =
                new CommandRequest(
                        new Command.OnModel(new ModelName("moved-on"), createVersion()),
                        new CommandId("late"),
                        false,
                        new CorrelationId("late"),
                        new Actor("bob"),
                        null,
                        OptionalLong.of(1));

        assertThat(node.submit(late)).isEqualTo(new Outcome.Stale(1, 2));
        assertThat(records("moved-on")).hasSize(2);
    }

    @Test
    void a_forced_promotion_is_two_events_of_one_transaction() {
        node.submit(request("forced", register()));
        node.submit(request("forced", createVersion()));
        node.submit(request("forced", createVersion()));
        node.submit(request("forced", promote(1)));

        var answer = committed(node.submit(request("forced", promote(2))));

        assertThat(answer.events())
                .extracting(e -> e.event().type())
                .containsExactly("VersionStageChanged", "VersionStageChanged");
        assertThat(answer.lastSequence()).isEqualTo(6);
    }

    @Test
    void commands_that_share_a_transaction_see_each_other() {
        node.submit(request("crowded", register()));

        var answers =
                IntStream.range(0, 200)
                        .mapToObj(_ -> node.writers().submit(request("crowded", createVersion())))
                        .toList();

        assertThat(
                        answers.stream()
                                .map(CompletableFuture::join)
                                .map(a -> committed(a).lastSequence()))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(2, 201).boxed().toList());
        assertThat(records("crowded")).hasSize(201);
    }

    @Test
    void another_node_takes_over_and_the_former_owner_cannot_append() {
        node.submit(request("handed-over", register()));
        var slot = node.writers().slotOf(StreamId.of(new ModelName("handed-over"))).slot();
        var thiefNode = new Node("thief", URI.create("http://thief"));
        try (var directory = new OwnerDirectory(bootstrap, SLOTS);
                var thief =
                        new SlotLog(slot, SLOTS, thiefNode, admin, directory, bootstrap)
                                .producer()) {
            thief.initTransactions();

            var outcome = node.submit(request("handed-over", createVersion(), "fenced-once"));

            // The former owner found itself fenced, opened the slot again and wrote what had
            // waited, once.
            assertThat(committed(outcome).lastSequence()).isEqualTo(2);
            assertThat(records("handed-over")).hasSize(2);
        }
    }

    @Test
    void an_event_that_kafka_refuses_fails_alone() throws Exception {
        node.submit(request("refused", register()));
        var slot = node.writers().slotOf(StreamId.of(new ModelName("refused"))).slot();
        limitRecords("4096");
        try {
            var large = node.writers().submit(request("refused", createVersion(incompressible())));
            var small = node.writers().submit(request("refused", createVersion()));

            assertThat(large.get(30, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            Outcome.Unavailable.class,
                            refused ->
                                    assertThat(refused.why())
                                            .startsWith("Kafka refuses the event"));
            assertThat(committed(small.get(30, TimeUnit.SECONDS)).lastSequence()).isEqualTo(2);
        } finally {
            limitRecords(Integer.toString(Topics.RECORD_BYTES_MAX));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> node.writers().slots().get(slot).local());
    }

    private static String incompressible() {
        var letters = new Random(7).ints(60_000, 'a', 'z' + 1);
        return letters.collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static void limitRecords(String bytes) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.EVENTS);
        var limit = new ConfigEntry("max.message.bytes", bytes);
        admin.incrementalAlterConfigs(
                        Map.of(topic, List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    @Test
    void an_idle_owner_that_another_node_overrode_announces_itself_again() throws Exception {
        var slot = 0;
        try (var directory = new OwnerDirectory(bootstrap, SLOTS);
                var impostor =
                        new KafkaProducer<>(
                                Map.of("bootstrap.servers", bootstrap),
                                new ByteArraySerializer(),
                                new ByteArraySerializer())) {
            var named = new Node("impostor", URI.create("http://impostor"));
            var overridden =
                    impostor.send(
                                    new ProducerRecord<>(
                                            Topics.OWNERS,
                                            slot,
                                            "0".getBytes(UTF_8),
                                            named.toBytes()))
                            .get()
                            .offset();

            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            directory
                                    .announcement(slot)
                                    .filter(last -> last.offset() > overridden)
                                    .filter(last -> last.node().id().equals("first"))
                                    .isPresent());
        }
        await().atMost(Duration.ofSeconds(30)).until(node::ownsAll);
    }

    @Test
    void a_slot_is_settled_when_no_transaction_is_open_and_closing_records_are_passed_over()
            throws Exception {
        node.submit(request("left-open", register()));
        var stream = StreamId.of(new ModelName("left-open"));
        var slot = node.writers().slotOf(stream).slot();
        var partition = Topics.partitionOf(stream);
        try (var directory = new OwnerDirectory(bootstrap, SLOTS)) {
            var log =
                    new SlotLog(
                            slot,
                            SLOTS,
                            new Node("thief", URI.create("http://thief")),
                            admin,
                            directory,
                            bootstrap);
            try (var forgotten =
                            new KafkaProducer<>(
                                    Map.of(
                                            "bootstrap.servers",
                                            bootstrap,
                                            "transactional.id",
                                            "forgotten"),
                                    new ByteArraySerializer(),
                                    new ByteArraySerializer());
                    var owner = log.producer()) {
                forgotten.initTransactions();
                forgotten.beginTransaction();
                forgotten.send(ClosingRecord.in(partition, slot)).get();
                owner.initTransactions();
                assertThat(LogEnd.unsettled(admin, p -> p == partition, Duration.ofMillis(50)))
                        .containsExactly(partition);
                forgotten.commitTransaction();

                var end = log.settle(owner);

                assertThat(end.offsets()).containsKey(partition);
                assertThat(LogEnd.unsettled(admin, p -> p == partition, Duration.ofSeconds(5)))
                        .isEmpty();
            }
        }
        var next = committed(node.submit(request("left-open", createVersion())));
        assertThat(next.lastSequence()).isEqualTo(2);
    }

    @Test
    void a_clean_stop_hands_the_slots_to_the_other_node() {
        node.submit(request("survivor", register(), "before"));
        try (var second = TestNode.start("second")) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            second.writers().slots().stream().anyMatch(Writers.SlotStatus::local));
            assertThat(second.writers().slots())
                    .allSatisfy(slot -> assertThat(slot.owner()).isNotNull());
        }
        await().atMost(Duration.ofSeconds(30)).until(node::ownsAll);

        assertThat(committed(node.submit(request("survivor", register(), "before"))).replayed())
                .isTrue();
        assertThat(committed(node.submit(request("survivor", createVersion()))).lastSequence())
                .isEqualTo(2);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(String model) {
        return LogRecords.of(bootstrap, StreamId.of(new ModelName(model)));
    }
}
