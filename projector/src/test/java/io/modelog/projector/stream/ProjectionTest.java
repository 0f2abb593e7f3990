package io.modelog.projector.stream;

import static io.modelog.projector.view.Facts.IRIS;
import static io.modelog.projector.view.Facts.created;
import static io.modelog.projector.view.Facts.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelog.events.codec.EventCodec;
import io.modelog.events.codec.SchemaIds;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import io.modelog.projector.schema.SchemaRegistryException;
import io.modelog.projector.topic.TestBroker;
import io.modelog.projector.topic.Topics;
import io.modelog.projector.view.FreshFold;
import io.modelog.projector.view.HistoryFilter;
import io.modelog.projector.view.LogRecord;
import io.modelog.projector.view.Page;
import io.modelog.projector.view.Position;
import io.modelog.projector.view.TestLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The projection against a real broker.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProjectionTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final StreamId STREAM = StreamId.of(IRIS);
    private static final int PARTITION = Topics.partitionOf(STREAM);

    @TempDir private Path directory;
    private final TestBroker broker;

    ProjectionTest() throws IOException {
        broker = new TestBroker();
    }

    @BeforeEach
    void clear() throws Exception {
        broker.clear();
        Topics.prepare(broker.admin(), 2, (short) 1);
    }

    @AfterAll
    void close() throws IOException {
        broker.close();
    }

    private Projection start(String node) {
        return start(node, TestLog.CODEC);
    }

    private Projection start(String node, EventCodec codec) {
        return Projection.start(broker.bootstrapServers(), "views", directory.resolve(node), codec);
    }

    private Projection caughtUp(String node) {
        var projection = start(node);
        await().atMost(LIMIT)
                .until(() -> projection.caughtUp() || projection.failure().isPresent());
        assertThat(projection.failure()).isEmpty();
        return projection;
    }

    private void write(boolean commit, List<LogRecord> records) {
        write(commit, records, Long.MAX_VALUE);
    }

    /// @param keyless offset of a record that has no key
    private void write(boolean commit, List<LogRecord> records, long keyless) {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                broker.bootstrapServers(),
                                "transactional.id",
                                "test"),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (var record : records) {
                var _ =
                        producer.send(
                                new ProducerRecord<>(
                                        Topics.EVENTS,
                                        record.partition(),
                                        record.offset() == keyless ? null : "key",
                                        record.bytes()));
            }
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.flush();
                producer.abortTransaction();
            }
        }
    }

    private static boolean shows(Projection projection, int sequence) {
        return projection.views().sequence(STREAM) == sequence;
    }

    @Test
    void the_views_are_restored_and_then_follow_the_log() {
        var log = TestLog.of(registered(IRIS), created(IRIS, 1));
        write(true, log.records());
        try (var projection = caughtUp("a")) {
            assertThat(shows(projection, 2)).isTrue();

            log.append(created(IRIS, 2));
            write(true, log.records().subList(2, 3));

            await().atMost(LIMIT).until(() -> shows(projection, 3));
        }
    }

    @Test
    void whoever_waits_for_a_position_sees_what_was_written_there() throws Exception {
        try (var projection = caughtUp("a")) {
            write(true, TestLog.of(registered(IRIS)).records());

            assertThat(projection.views().await(Position.of(PARTITION, 0), LIMIT)).isTrue();
            assertThat(shows(projection, 1)).isTrue();
        }
    }

    @Test
    void aborted_events_are_never_seen() throws Exception {
        write(false, TestLog.of(registered(IRIS), created(IRIS, 1)).records());
        try (var projection = caughtUp("a")) {
            assertThat(projection.views().model(IRIS)).isEmpty();
            write(false, TestLog.of(registered(IRIS)).records());
            write(true, TestLog.of(registered(IRIS)).records());

            assertThat(projection.views().await(Position.of(PARTITION, 5), LIMIT)).isTrue();
            assertThat(
                            projection
                                    .views()
                                    .history()
                                    .of(STREAM, HistoryFilter.ALL, new Page.Request(10, null))
                                    .items())
                    .extracting(event -> event.offset())
                    .containsExactly(5L);
        }
    }

    @Test
    void a_restart_goes_on_where_it_was() throws Exception {
        var log = TestLog.of(registered(IRIS), created(IRIS, 1));
        write(true, log.records());
        caughtUp("a").close();
        deleteWhatWasRead();
        log.append(created(IRIS, 2));
        write(true, log.records().subList(2, 3));

        try (var projection = caughtUp("a")) {
            assertThat(shows(projection, 3)).isTrue();
        }
    }

    /// Whoever began anew would miss the first events.
    private void deleteWhatWasRead() throws Exception {
        var log = new TopicPartition(Topics.EVENTS, PARTITION);
        broker.admin().deleteRecords(Map.of(log, RecordsToDelete.beforeOffset(2))).all().get();
    }

    @Test
    void a_log_that_was_made_anew_is_folded_anew() throws Exception {
        write(true, TestLog.of(registered(IRIS), created(IRIS, 1)).records());
        caughtUp("a").close();
        broker.clear();
        Topics.prepare(broker.admin(), 2, (short) 1);
        write(true, TestLog.of(registered(IRIS)).records());

        try (var projection = caughtUp("a")) {
            assertThat(shows(projection, 1)).isTrue();
        }
    }

    @Test
    void a_record_without_key_is_never_passed_over() {
        var log = TestLog.of(registered(IRIS), created(IRIS, 1), created(IRIS, 2)).records();
        write(true, log.subList(0, 1));
        try (var projection = caughtUp("a")) {
            write(true, log.subList(1, 3), 1);
            assertThatItMissesAKey(projection);
        }
        try (var projection = start("a")) {
            assertThatItMissesAKey(projection);
        }
    }

    private static void assertThatItMissesAKey(Projection projection) {
        await().atMost(LIMIT).until(() -> projection.failure().isPresent());
        assertThat(projection.failure())
                .hasValue("record %d:2 of the log has no key".formatted(PARTITION));
        assertThat(projection.caughtUp()).isFalse();
    }

    /// Does something when it first meets a record with schema 9.
    private static EventCodec codec(Runnable onSchema9) {
        return new EventCodec(
                new SchemaIds() {
                    @Override
                    public int current() {
                        return 1;
                    }

                    @Override
                    public Schema schema(int id) {
                        if (id == 9) {
                            onSchema9.run();
                        }
                        return EventCodec.SCHEMA;
                    }
                });
    }

    private static LogRecord ofSchema9(long offset) {
        var bytes = new byte[200];
        bytes[4] = 9;
        return new LogRecord(PARTITION, offset, bytes);
    }

    @Test
    void an_error_stops_it_and_makes_no_record_passed_over() throws Exception {
        var uncaught = Thread.getDefaultUncaughtExceptionHandler(); // Surefire's ends the tests
        var error = new CountDownLatch(1);
        Thread.setDefaultUncaughtExceptionHandler((_, _) -> error.countDown());
        try {
            stopsAtAnErrorAndDoesAgain();
            assertThat(error.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(uncaught);
        }
    }

    private void stopsAtAnErrorAndDoesAgain() {
        var log = TestLog.of(registered(IRIS), created(IRIS, 1));
        write(true, log.records().subList(0, 1));
        var codec =
                codec(() -> {
                    throw new OutOfMemoryError("made up");
                });
        try (var projection = start("a", codec)) {
            await().atMost(LIMIT).until(projection::caughtUp);
            write(true, List.of(log.records().getLast(), ofSchema9(2)));
            assertThatItStops(
                    projection,
                    "the thread that folds the log has ended; its error is in the log of this node");
        }
        try (var projection = start("a", codec)) {
            assertThatItStops(projection, "made up");
        }
    }

    private static void assertThatItStops(Projection projection, String reason) {
        await().dontCatchUncaughtExceptions()
                .atMost(LIMIT)
                .until(() -> projection.failure().isPresent());
        assertThat(projection.failure()).hasValue(reason);
        assertThat(projection.caughtUp()).isFalse();
    }

    @Test
    void a_registry_that_does_not_answer_is_named() {
        write(true, List.of(ofSchema9(0)));
        var codec =
                codec(() -> {
                    throw new SchemaRegistryException(
                            "schema 9 cannot be had", new IOException("refused"));
                });

        try (var projection = start("a", codec)) {
            await().atMost(LIMIT).until(() -> projection.failure().isPresent());
            assertThat(projection.failure())
                    .hasValue("the schema registry did not answer: schema 9 cannot be had");
        }
    }

    @Test
    void the_views_of_all_nodes_equal_a_fresh_fold_of_the_log() {
        var log = new TestLog();
        for (var model = 0; model < 30; model++) {
            log.append(registered(new ModelName("model-" + model)));
            log.append(created(new ModelName("model-" + model), 1));
        }
        write(false, log.records());
        write(true, log.records().subList(0, 40));
        try (var early = caughtUp("early")) {
            write(true, log.records().subList(40, 60));
            try (var late = caughtUp("late")) {
                await().atMost(LIMIT)
                        .until(() -> early.views().applied().equals(late.views().applied()));

                var fresh = new FreshFold(TestLog.CODEC);
                committed().forEach(fresh::apply);
                assertThat(early.views().digests()).isEqualTo(fresh.digests());
                assertThat(late.views().digests()).isEqualTo(fresh.digests());
            }
        }
    }

    private List<LogRecord> committed() {
        var partitions =
                IntStream.range(0, Topics.EVENTS_PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(Topics.EVENTS, partition))
                        .toList();
        var records = new ArrayList<LogRecord>();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                broker.bootstrapServers(),
                                "isolation.level",
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(r ->
                                records.add(new LogRecord(r.partition(), r.offset(), r.value())));
            }
        }
        return records;
    }

    @Test
    void a_record_that_cannot_be_read_stops_it_while_it_restores() {
        write(true, TestLog.of(registered(IRIS)).records());
        write(true, List.of(new LogRecord(PARTITION, 1, new byte[] {9})));

        try (var projection = start("a")) {
            await().atMost(LIMIT).until(() -> projection.failure().isPresent());
            assertThat(projection.failure()).hasValue(unreadable(2));
            assertThat(projection.caughtUp()).isFalse();
        }
    }

    @Test
    void a_record_that_cannot_be_read_stops_it_while_it_follows() {
        write(true, TestLog.of(registered(IRIS)).records());
        try (var projection = caughtUp("a")) {
            write(true, List.of(new LogRecord(PARTITION, 1, new byte[] {9})));

            await().atMost(LIMIT).until(() -> projection.failure().isPresent());
            assertThat(projection.failure()).hasValue(unreadable(2));
            assertThat(projection.caughtUp()).isFalse();
        }
    }

    private static String unreadable(long offset) {
        return "record %d:%d of the log can not be applied: a record of 1 bytes is not in Confluent wire format"
                .formatted(PARTITION, offset);
    }

    @Test
    void it_can_be_closed_before_it_has_caught_up() {
        write(true, TestLog.of(registered(IRIS)).records());
        var projection = start("a");

        projection.close();

        assertThat(projection.failure()).isEmpty();
        caughtUp("a").close();
    }
}
