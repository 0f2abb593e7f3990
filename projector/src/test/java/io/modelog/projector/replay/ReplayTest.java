package io.modelog.projector.replay;

import static io.modelog.projector.view.Facts.IRIS;
import static io.modelog.projector.view.Facts.created;
import static io.modelog.projector.view.Facts.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import io.modelog.events.model.VersionSelector;
import io.modelog.projector.replay.ReplayReport.Kind;
import io.modelog.projector.replay.ReplayReport.Phase;
import io.modelog.projector.stream.Projection;
import io.modelog.projector.topic.TestBroker;
import io.modelog.projector.topic.Topics;
import io.modelog.projector.view.Damage;
import io.modelog.projector.view.LogRecord;
import io.modelog.projector.view.TestLog;
import io.modelog.projector.view.ViewCheck;
import io.modelog.projector.view.ViewCheck.Difference;
import io.modelog.projector.view.ViewCheck.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Rebuilding and verifying the views of a projection that follows a real broker.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReplayTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final VersionSelector FIRST = new VersionSelector.Numbered(1);

    @TempDir private Path directory;
    private final TestBroker broker;

    ReplayTest() throws IOException {
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
        var projection =
                Projection.start(
                        broker.bootstrapServers(), "views", directory.resolve(node), TestLog.CODEC);
        await().atMost(LIMIT)
                .until(() -> projection.caughtUp() || projection.failure().isPresent());
        assertThat(projection.failure()).isEmpty();
        return projection;
    }

    private Path views(String node) {
        return directory.resolve(node).resolve("views").resolve("global");
    }

    private List<String> directories(String node) {
        try (var files = Files.list(views(node))) {
            return files.filter(Files::isDirectory)
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(List<LogRecord> records) {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            for (var record : records) {
                var _ =
                        producer.send(
                                new ProducerRecord<>(
                                        Topics.EVENTS, record.partition(), "key", record.bytes()));
            }
        }
    }

    private static TestLog models(int count) {
        var log = new TestLog();
        for (var number = 0; number < count; number++) {
            var model = new ModelName("model-" + number);
            log.append(registered(model));
            log.append(created(model, 1));
        }
        return log;
    }

    private static ReplayReport ended(Projection projection, Kind kind) {
        return await().atMost(LIMIT)
                .until(
                        () -> projection.replay().last(kind).orElseThrow(),
                        report -> report.phase().isEnd());
    }

    private static ReplayReport rebuilt(Projection projection) {
        projection.replay().rebuild();
        return ended(projection, Kind.REBUILD);
    }

    private static List<ViewCheck> verified(Projection projection) {
        projection.replay().verify();
        var report = ended(projection, Kind.VERIFY);
        assertThat(report.failure()).isNull();
        assertThat(report.position()).isEqualTo(projection.views().applied().toString());
        return report.checks();
    }

    @Test
    void rebuilt_views_are_those_that_served() {
        write(models(30).records());
        try (var projection = start("a")) {
            var served = projection.views().digests();

            var report = rebuilt(projection);

            assertThat(report.phase()).isEqualTo(Phase.DONE);
            assertThat(report.events()).isEqualTo(60);
            assertThat(report.done()).isEqualTo(1);
            assertThat(projection.views().digests()).isEqualTo(served);
        }
    }

    @Test
    void what_is_written_during_a_rebuild_is_there_after_it_and_no_read_fails() throws Exception {
        var log = models(200);
        write(log.records());
        try (var projection = start("a")) {
            var done = new AtomicBoolean();
            var reads = CompletableFuture.supplyAsync(() -> reads(projection, done));
            projection.replay().rebuild();
            log.append(registered(IRIS));
            write(log.records().subList(400, 401));
            assertThat(ended(projection, Kind.REBUILD).failure()).isNull();
            log.append(created(IRIS, 1));
            write(log.records().subList(401, 402));

            await().atMost(LIMIT).until(() -> projection.views().sequence(StreamId.of(IRIS)) == 2);
            done.set(true);

            assertThat(reads.get()).isPositive();
            assertThat(verified(projection)).allMatch(check -> check.different() == 0);
        }
    }

    private static int reads(Projection projection, AtomicBoolean done) {
        var reads = 0;
        while (!done.get()) {
            assertThat(projection.views().version(new ModelName("model-7"), FIRST)).isPresent();
            reads++;
        }
        return reads;
    }

    @Test
    void the_replaced_views_are_gone_and_the_next_start_reads_the_new_ones() {
        write(models(3).records());
        List<String> rebuilt;
        try (var projection = start("a")) {
            var first = directories("a");
            rebuilt(projection);
            await().atMost(LIMIT).until(() -> directories("a").size() == 1);
            rebuilt = directories("a");
            assertThat(rebuilt).isNotEqualTo(first);
        }
        try (var projection = start("a")) {
            assertThat(directories("a")).isEqualTo(rebuilt);
            assertThat(projection.views().version(new ModelName("model-2"), FIRST)).isPresent();
        }
    }

    @Test
    void a_damaged_row_is_found_by_verify_and_named_and_mended_by_rebuild() {
        write(models(3).records());
        start("a").close();
        Damage.in(views("a").resolve(directories("a").getFirst()))
                .change("version_names", "model-1\0001")
                .delete("models", "model-0")
                .put("streams", "model/nobody");
        try (var projection = start("a")) {
            assertThat(verified(projection))
                    .filteredOn(check -> check.different() > 0)
                    .extracting(ViewCheck::view, ViewCheck::differences)
                    .containsExactly(
                            tuple("models", List.of(new Difference("model-0", Fault.MISSING))),
                            tuple(
                                    "version_names",
                                    List.of(new Difference("model-1, 1", Fault.CHANGED))),
                            tuple("streams", List.of(new Difference("model/nobody", Fault.EXTRA))));

            rebuilt(projection);

            assertThat(verified(projection)).allMatch(check -> check.different() == 0);
            assertThat(projection.views().model(new ModelName("model-0"))).isPresent();
        }
    }

    @Test
    void verifying_leaves_the_views_and_no_directory() {
        write(models(3).records());
        try (var projection = start("a")) {
            var before = directories("a");

            assertThat(verified(projection))
                    .allMatch(check -> check.digest().equals(check.expected()))
                    .filteredOn(check -> check.view().equals("models"))
                    .extracting(ViewCheck::rows)
                    .containsExactly(3L);

            assertThat(directories("a")).isEqualTo(before);
        }
    }

    @Test
    void a_log_that_cannot_be_folded_leaves_the_views_as_they_are() throws Exception {
        write(models(3).records());
        try (var projection = start("a")) {
            var before = directories("a");
            forgetFirst(partition("model-1"));

            var report = rebuilt(projection);

            assertThat(report.phase()).isEqualTo(Phase.FAILED);
            assertThat(report.failure()).contains("partition");
            assertThat(directories("a")).isEqualTo(before);
            assertThat(projection.views().version(new ModelName("model-1"), FIRST)).isPresent();
            assertThat(projection.failure()).isEmpty();
        }
    }

    private void forgetFirst(int partition) throws Exception {
        var log = new TopicPartition(Topics.EVENTS, partition);
        broker.admin().deleteRecords(Map.of(log, RecordsToDelete.beforeOffset(1))).all().get();
    }

    private static int partition(String model) {
        return Topics.partitionOf(StreamId.of(new ModelName(model)));
    }

    @Test
    void one_replay_runs_at_a_time_and_can_be_aborted() {
        write(models(2000).records());
        try (var projection = start("a")) {
            var before = directories("a");
            projection.replay().rebuild();

            assertThatThrownBy(projection.replay()::verify)
                    .isInstanceOf(ReplayRefused.class)
                    .hasMessage("a rebuild of the views is running");
            projection.replay().abort(Kind.REBUILD);

            assertThat(ended(projection, Kind.REBUILD).phase()).isEqualTo(Phase.ABORTED);
            assertThat(directories("a")).isEqualTo(before);
        }
    }

    @Test
    void what_a_killed_rebuild_left_is_removed_at_the_next_start() throws Exception {
        write(models(3).records());
        start("a").close();
        var serving = directories("a");
        Files.createDirectories(views("a").resolve(serving.getFirst() + "-2"));

        try (var projection = start("a")) {
            assertThat(directories("a")).isEqualTo(serving);
            assertThat(projection.views().model(new ModelName("model-0"))).isPresent();
        }
    }

    @Test
    void a_full_disk_ends_a_rebuild_before_the_views_that_serve_feel_it() {
        var room = new Room(Long.MAX_VALUE);

        assertThatThrownBy(() -> room.check(directory))
                .isInstanceOf(ReplayStopped.class)
                .hasMessageContaining("are for the views that serve");
    }

    @Test
    void a_node_without_views_fills_them_from_a_long_log() {
        write(models(10_001).records());
        try (var projection = start("a")) {
            var report = projection.replay().last(Kind.FILL).orElseThrow();

            assertThat(report.events()).isEqualTo(20_002);
            assertThat(projection.views().version(new ModelName("model-10000"), FIRST)).isPresent();
            assertThat(verified(projection)).allMatch(check -> check.different() == 0);
        }
    }
}
