package io.modelog.projector.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.codec.EventCodec;
import io.modelog.projector.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.avro.Schema;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

/// Whatever happened, and wherever a node stopped and started while it happened: the views it serves are those that a
/// fresh fold of the log gives.
final class FreshFoldTest {
    private static final int COMMANDS = 300;

    @Property(tries = 10)
    void served_views_equal_a_fresh_fold_of_the_log(@ForAll long seed) throws IOException {
        var records = RandomLog.of(seed, COMMANDS);

        assertThat(served(records, new Random(seed))).isEqualTo(fresh(records));
    }

    @Property(tries = 10)
    void partition_by_partition_gives_the_same_views(@ForAll long seed) {
        var records = RandomLog.of(seed, COMMANDS);
        var byPartition =
                records.stream().sorted(Comparator.comparingInt(LogRecord::partition)).toList();

        assertThat(fresh(byPartition)).isEqualTo(fresh(records));
    }

    /// Shares are folded one after the other here, which is one of the orders that threads may take.
    @Property(tries = 10)
    void shares_of_the_partitions_folded_on_their_own_give_the_same_views(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int shares) throws IOException {
        var records = RandomLog.of(seed, COMMANDS);

        assertThat(folded(records, shares)).isEqualTo(fresh(records));
    }

    private static SortedMap<String, String> folded(List<LogRecord> records, int shares)
            throws IOException {
        var directory = Files.createTempDirectory("views");
        try (var bulk = new BulkFold(directory, TestLog.CODEC, shares)) {
            for (var share = 0; share < shares; share++) {
                for (var record : records) {
                    if (record.partition() % shares == share) {
                        bulk.shares()
                                .get(share)
                                .apply(record.partition(), record.offset(), record.bytes());
                    }
                }
                bulk.shares().get(share).flush(Map.of());
            }
            bulk.finish();
        }
        var store = new ViewStore(TestLog.CODEC, Topics.EVENTS_PARTITIONS);
        store.open(directory);
        try {
            return store.views().digests();
        } finally {
            store.close();
            Utils.delete(directory.toFile());
        }
    }

    @Property(tries = 10)
    void a_row_of_the_past_is_the_row_of_a_shorter_log(@ForAll long seed) throws IOException {
        var records = RandomLog.of(seed, COMMANDS);
        var length = new Random(seed).nextInt(records.size());
        var shorter = new MemoryRows();
        var fold = new LogFold(shorter, TestLog.CODEC);
        records.subList(0, length).forEach(fold::apply);

        try (var node = new Node(records)) {
            new PastRows(shorter, node.store.views()).check();
            node.restart(); // and keeps nothing in memory
            new PastRows(shorter, node.store.views()).check();
        }
    }

    @Test
    void random_logs_hold_every_kind_of_event() {
        var kinds =
                EventCodec.SCHEMA.getField("payload").schema().getTypes().stream()
                        .map(Schema::getName)
                        .toList();

        var held =
                LongStream.range(0, 80)
                        .boxed()
                        .flatMap(seed -> RandomLog.of(seed, COMMANDS).stream())
                        .map(record -> TestLog.CODEC.decode(record.bytes()).event().type())
                        .collect(Collectors.toSet());

        assertThat(held).containsExactlyInAnyOrderElementsOf(kinds);
    }

    private static SortedMap<String, String> fresh(List<LogRecord> records) {
        var fold = new FreshFold(TestLog.CODEC);
        records.forEach(fold::apply);
        return fold.digests();
    }

    /// Flushes, repeats and restarts at random.
    private static SortedMap<String, String> served(List<LogRecord> records, Random random)
            throws IOException {
        try (var node = new Node(List.of())) {
            for (var record : records) {
                node.apply(record);
                switch (random.nextInt(40)) {
                    case 0 -> node.store.flush(Map.of());
                    case 1 -> node.apply(record);
                    case 2 -> node.restart();
                    default -> {} // goes on
                }
            }
            node.store.flush(Map.of());
            return node.store.views().digests();
        }
    }

    /// A store that loses what was not flushed when it restarts, and is given that again.
    private static final class Node implements AutoCloseable {
        private final Path directory = Files.createTempDirectory("views");
        private final Map<Integer, TreeMap<Long, LogRecord>> log = new HashMap<>();
        private ViewStore store = open();

        Node(List<LogRecord> records) throws IOException {
            records.forEach(this::apply);
            store.flush(Map.of());
        }

        private ViewStore open() {
            var opened = new ViewStore(TestLog.CODEC, Topics.EVENTS_PARTITIONS);
            opened.open(directory);
            opened.remember();
            return opened;
        }

        void apply(LogRecord record) {
            log.computeIfAbsent(record.partition(), _ -> new TreeMap<>())
                    .put(record.offset(), record);
            store.apply(record.partition(), record.offset(), record.bytes());
        }

        void restart() {
            store.close();
            store = open();
            log.forEach((partition, records) ->
                    records.tailMap(store.views().nextOffset(partition), true)
                            .values()
                            .forEach(r -> store.apply(r.partition(), r.offset(), r.bytes())));
        }

        @Override
        public void close() throws IOException {
            store.close();
            Utils.delete(directory.toFile());
        }
    }
}
