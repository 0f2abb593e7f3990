package io.modelog.projector.writer;

import static io.modelog.projector.writer.TestNode.committed;
import static io.modelog.projector.writer.TestNode.createVersion;
import static io.modelog.projector.writer.TestNode.records;
import static io.modelog.projector.writer.TestNode.register;
import static io.modelog.projector.writer.TestNode.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import io.modelog.projector.topic.ClosingRecord;
import io.modelog.projector.topic.LogEnd;
import io.modelog.projector.topic.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who writes a slot, how it changes hands, and how it is opened. Each test has a model of its own.
class SlotHandoverTest {
    private static Path directory;
    private static TestNode node;

    @BeforeAll
    static void startNode(@TempDir Path dir) {
        directory = dir;
        node = TestNode.start("keeper", dir);
        await().atMost(Duration.ofSeconds(30)).until(node::ownsAll);
    }

    @AfterAll
    static void stopNode() {
        node.close();
    }

    @Test
    void another_node_takes_over_and_the_former_owner_cannot_append() {
        node.submit(request("handed-over", register()));
        var slot = node.writers().slotOf(StreamId.of(new ModelName("handed-over"))).slot();
        var thiefNode = new Node("thief", URI.create("http://thief"));
        try (var directory = new OwnerDirectory(node.bootstrap(), TestNode.SLOTS);
                var thief =
                        new SlotLog(
                                        slot,
                                        TestNode.SLOTS,
                                        thiefNode,
                                        node.admin(),
                                        directory,
                                        node.bootstrap())
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
    void an_idle_owner_that_another_node_overrode_announces_itself_again() throws Exception {
        var slot = 0;
        try (var directory = new OwnerDirectory(node.bootstrap(), TestNode.SLOTS);
                var impostor =
                        new KafkaProducer<>(
                                Map.of("bootstrap.servers", node.bootstrap()),
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
                                    .filter(last -> last.node().id().equals("keeper"))
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
        try (var directory = new OwnerDirectory(node.bootstrap(), TestNode.SLOTS)) {
            var log =
                    new SlotLog(
                            slot,
                            TestNode.SLOTS,
                            new Node("thief", URI.create("http://thief")),
                            node.admin(),
                            directory,
                            node.bootstrap());
            try (var forgotten =
                            new KafkaProducer<>(
                                    Map.of(
                                            "bootstrap.servers",
                                            node.bootstrap(),
                                            "transactional.id",
                                            "forgotten"),
                                    new ByteArraySerializer(),
                                    new ByteArraySerializer());
                    var owner = log.producer()) {
                forgotten.initTransactions();
                forgotten.beginTransaction();
                forgotten.send(ClosingRecord.in(Topics.EVENTS, partition, slot)).get();
                owner.initTransactions();
                assertThat(
                                LogEnd.unsettled(
                                        node.admin(),
                                        Topics.EVENTS,
                                        p -> p == partition,
                                        Duration.ofMillis(50)))
                        .containsExactly(partition);
                forgotten.commitTransaction();

                var end = log.settle(owner);

                assertThat(end.offsets()).containsKey(partition);
                assertThat(
                                LogEnd.unsettled(
                                        node.admin(),
                                        Topics.EVENTS,
                                        p -> p == partition,
                                        Duration.ofSeconds(5)))
                        .isEmpty();
            }
        }
        var next = committed(node.submit(request("left-open", createVersion())));
        assertThat(next.lastSequence()).isEqualTo(2);
    }

    @Test
    void a_clean_stop_hands_the_slots_to_the_other_node() {
        node.submit(request("survivor", register(), "before"));
        try (var second = TestNode.start("second", directory)) {
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
}
