package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.IRIS;
import static io.modelog.projector.view.Facts.created;
import static io.modelog.projector.view.Facts.registered;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.codec.EventCodec;
import io.modelog.events.codec.SchemaIds;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.Event;
import io.modelog.events.log.Hash;
import io.modelog.events.log.HashChain;
import io.modelog.projector.schema.SchemaRegistryException;
import io.modelog.projector.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ViewStoreTest {
    private static final int PARTITION = Topics.partitionOf(StreamId.of(IRIS));
    private static final TopicPartition LOG = new TopicPartition(Topics.EVENTS, PARTITION);

    @TempDir private Path directory;
    private ViewStore store = new ViewStore(TestLog.CODEC, Topics.EVENTS_PARTITIONS);

    @BeforeEach
    void open() {
        store.open(directory);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() {
        store.close();
        store = new ViewStore(TestLog.CODEC, Topics.EVENTS_PARTITIONS);
        store.open(directory);
    }

    private void apply(TestLog log) {
        log.records()
                .forEach(
                        record -> store.apply(record.partition(), record.offset(), record.bytes()));
    }

    private void apply(Event... events) {
        apply(TestLog.of(events));
    }

    @Test
    void nothing_shows_before_a_flush() {
        apply(registered(IRIS));
        assertThat(store.views().model(IRIS)).isEmpty();
        assertThat(store.views().applied()).isEqualTo(Position.NONE);

        store.flush(Map.of());
        assertThat(store.views().model(IRIS)).isPresent();
        assertThat(store.views().applied()).isEqualTo(Position.of(PARTITION, 0));
    }

    @Test
    void rows_and_offsets_are_lost_together_or_kept_together() {
        apply(registered(IRIS));
        store.flush(Map.of());
        apply(registered(IRIS), created(IRIS, 1));

        reopen();

        assertThat(store.views().sequence(StreamId.of(IRIS))).isEqualTo(1);
        assertThat(store.committedOffset(LOG)).isEqualTo(1);
        apply(registered(IRIS), created(IRIS, 1));
        store.flush(Map.of());
        assertThat(store.views().sequence(StreamId.of(IRIS))).isEqualTo(2);
        assertThat(store.committedOffset(LOG)).isEqualTo(2);
    }

    @Test
    void a_node_that_is_killed_has_lost_nothing_that_was_flushed(@TempDir Path copy)
            throws IOException {
        apply(registered(IRIS));
        store.flush(Map.of());
        var digests = store.views().digests();
        apply(registered(IRIS), created(IRIS, 1));
        for (var file : requireNonNull(directory.toFile().listFiles())) {
            Files.copy(file.toPath(), copy.resolve(file.getName()));
        }

        var restarted = new ViewStore(TestLog.CODEC, Topics.EVENTS_PARTITIONS);
        restarted.open(copy);

        assertThat(restarted.committedOffset(LOG)).isEqualTo(1);
        assertThat(restarted.views().digests()).isEqualTo(digests);
        restarted.close();
    }

    @Test
    void a_partition_that_was_never_read_has_no_offset() {
        assertThat(store.committedOffset(LOG)).isNull();
    }

    @Test
    void the_offset_stands_behind_markers_of_transactions() {
        apply(registered(IRIS));
        store.flush(Map.of(LOG, 5L));

        reopen();

        assertThat(store.committedOffset(LOG)).isEqualTo(5);
    }

    @Test
    void offsets_that_kafka_streams_hands_in_do_not_count() {
        apply(registered(IRIS), created(IRIS, 1));
        store.commit(Map.of());
        assertThat(store.committedOffset(LOG)).isEqualTo(2);

        store.commit(Map.of(LOG, 1L));
        assertThat(store.committedOffset(LOG)).isEqualTo(2);
    }

    @Test
    void a_record_that_comes_twice_changes_nothing() {
        apply(registered(IRIS), created(IRIS, 1));
        store.flush(Map.of());
        var digests = store.views().digests();

        apply(registered(IRIS), created(IRIS, 1));
        store.flush(Map.of());

        assertThat(store.views().digests()).isEqualTo(digests);
    }

    @Test
    void a_record_written_twice_to_the_log_is_applied_once() {
        var record = TestLog.of(registered(IRIS)).records().getFirst();
        store.apply(PARTITION, 0, record.bytes());
        store.apply(PARTITION, 1, record.bytes());
        store.flush(Map.of());

        assertThat(store.views().sequence(StreamId.of(IRIS))).isEqualTo(1);
        assertThat(store.committedOffset(LOG)).isEqualTo(2);
    }

    @Test
    void two_events_with_the_same_sequence_are_corrupt() {
        apply(registered(IRIS));
        var later = new TestLog();
        later.pass(Duration.ofSeconds(1));
        later.append(registered(IRIS));
        var other = later.records().getFirst();

        assertThatThrownBy(() -> store.apply(PARTITION, 9, other.bytes()))
                .isInstanceOf(UnreadableRecord.class)
                .hasMessageContaining(
                        "record %d:9 of the log can not be applied".formatted(PARTITION))
                .hasMessageContaining(
                        "model/iris has two events 1: at %d:0 and at %d:9"
                                .formatted(PARTITION, PARTITION));
    }

    @Test
    void a_gap_in_a_stream_is_corrupt() {
        var records = TestLog.of(registered(IRIS), created(IRIS, 1), created(IRIS, 2)).records();
        store.apply(PARTITION, 0, records.getFirst().bytes());

        assertThatThrownBy(() -> store.apply(PARTITION, 2, records.getLast().bytes()))
                .hasMessageContaining("model/iris goes from event 1 to event 3");
    }

    @Test
    void an_event_that_follows_another_history_is_corrupt() {
        var records = TestLog.of(registered(IRIS), created(IRIS, 1)).records();
        HashChain.seal(records.getLast().bytes(), Hash.NONE);
        store.apply(PARTITION, 0, records.getFirst().bytes());

        assertThatThrownBy(() -> store.apply(PARTITION, 1, records.getLast().bytes()))
                .hasMessageContaining(
                        "event 2 of model/iris does not carry the hash of its bytes or of event 1");
    }

    @Test
    void after_a_corrupt_record_nothing_is_written_any_more() {
        apply(registered(IRIS));
        store.flush(Map.of());
        apply(registered(IRIS), created(IRIS, 1));
        assertThatThrownBy(() -> store.apply(PARTITION, 2, new byte[] {1, 2}))
                .hasMessageContaining("a record of 2 bytes is not in Confluent wire format");
        store.flush(Map.of(LOG, 3L));
        store.commit(Map.of(LOG, 3L));

        reopen();

        assertThat(store.views().sequence(StreamId.of(IRIS))).isEqualTo(1);
        assertThat(store.committedOffset(LOG)).isEqualTo(1);
    }

    private static EventCodec failing(RuntimeException failure, Error error, AtomicInteger calls) {
        return new EventCodec(
                new SchemaIds() {
                    @Override
                    public int current() {
                        return 1;
                    }

                    @Override
                    public Schema schema(int id) {
                        if (id == 1) {
                            return EventCodec.SCHEMA;
                        }
                        if (calls.getAndIncrement() == 0) {
                            throw failure;
                        }
                        throw error;
                    }
                });
    }

    @Test
    void an_outage_of_the_registry_is_no_corruption_and_an_error_is_one() {
        store.close();
        var outage = new SchemaRegistryException("not reached", new IOException("refused"));
        var error = new OutOfMemoryError("made up");
        store =
                new ViewStore(
                        failing(outage, error, new AtomicInteger()), Topics.EVENTS_PARTITIONS);
        store.open(directory);
        var another = new byte[] {0, 0, 0, 0, 9, 1, 2, 3, 4, 5};
        var unknown = Arrays.copyOf(another, 200);
        apply(registered(IRIS));

        assertThatThrownBy(() -> store.apply(PARTITION, 1, unknown)).isSameAs(outage);
        assertThat(store.nextToFold(PARTITION)).isEqualTo(1);
        store.flush(Map.of());
        assertThat(store.views().sequence(StreamId.of(IRIS))).isEqualTo(1);

        apply(registered(IRIS), created(IRIS, 1));
        assertThatThrownBy(() -> store.apply(PARTITION, 2, unknown)).isSameAs(error);
        store.flush(Map.of(LOG, 9L));
        reopen();
        assertThat(store.views().sequence(StreamId.of(IRIS))).isEqualTo(1);
        assertThat(store.committedOffset(LOG)).isEqualTo(1);
    }

    @Test
    void a_record_without_value_is_corrupt() {
        assertThatThrownBy(() -> store.apply(3, 7, null))
                .hasMessage(
                        "record 3:7 of the log can not be applied: there is a record without value");
    }

    @Test
    void a_reader_sees_one_moment() {
        apply(registered(IRIS));
        store.flush(Map.of());

        var seen =
                store.read(views -> {
                    apply(registered(IRIS), created(IRIS, 1));
                    store.flush(Map.of());
                    return requireNonNull(views.get(Table.MODELS, Keys.name("iris")));
                });

        assertThat(seen).extracting(ModelView::versions).isEqualTo(0L);
        assertThat(store.views().model(IRIS).orElseThrow().value().versions()).isEqualTo(1);
    }

    @Test
    void closing_waits_for_readers_and_lets_no_more_in() throws Exception {
        apply(registered(IRIS));
        store.flush(Map.of());
        var inside = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Executor threads = task -> Thread.ofPlatform().start(task);
        var reading =
                CompletableFuture.supplyAsync(
                        () ->
                                store.read(views -> {
                                    inside.countDown();
                                    awaitOrFail(goOn);
                                    return requireNonNull(
                                            views.get(Table.MODELS, Keys.name("iris")));
                                }),
                        threads);
        inside.await();

        var closing = CompletableFuture.runAsync(store::close, threads);
        while (store.isOpen()) {
            Thread.onSpinWait();
        }
        assertThatThrownBy(() -> store.views().model(IRIS)).isInstanceOf(ViewsUnavailable.class);
        assertThat(closing).isNotDone();
        goOn.countDown();

        assertThat(reading.get(10, TimeUnit.SECONDS)).isNotNull();
        closing.get(10, TimeUnit.SECONDS);
    }

    private static void awaitOrFail(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void views_that_are_not_open_say_so() {
        var views = new ViewStore(TestLog.CODEC, 12).views();

        assertThatThrownBy(() -> views.model(IRIS))
                .hasMessage("the views of this node are not open");
    }
}
