package io.modelog.projector.writer;

import static io.modelog.projector.writer.TestNode.committed;
import static io.modelog.projector.writer.TestNode.createVersion;
import static io.modelog.projector.writer.TestNode.promote;
import static io.modelog.projector.writer.TestNode.records;
import static io.modelog.projector.writer.TestNode.register;
import static io.modelog.projector.writer.TestNode.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import io.modelog.events.model.ModelRejection;
import io.modelog.projector.topic.Topics;
import io.modelog.projector.view.TestLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The writer against a real broker. Each test has a model of its own.
class WritersTest {
    private static TestNode node;

    @BeforeAll
    static void startNode(@TempDir Path dir) {
        node = TestNode.start("first", dir);
        await().atMost(Duration.ofSeconds(30)).until(node::ownsAll);
    }

    @AfterAll
    static void stopNode() {
        node.close();
    }

    @Test
    void a_committed_command_is_in_the_log_with_who_and_why() {
        var answer = committed(node.submit(request("churn", register(), "c-1")));

        assertThat(answer.replayed()).isFalse();
        var record = records("churn").getFirst();
        assertThat(TestLog.CODEC.decode(record.value())).isEqualTo(answer.events().getFirst());
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
        node.admin()
                .incrementalAlterConfigs(
                        Map.of(topic, List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
