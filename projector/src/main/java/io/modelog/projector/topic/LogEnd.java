package io.modelog.projector.topic;

import io.modelog.projector.view.Position;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// How far the log goes.
public final class LogEnd {
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(10);

    private static final Duration SETTLED_POLL = Duration.ofMillis(10);

    private LogEnd() {}

    /// The last committed offset of each partition that holds any record. Throws [KafkaException].
    public static Position of(Admin admin, IntPredicate partitions) throws InterruptedException {
        return of(admin, partitions, IsolationLevel.READ_COMMITTED);
    }

    /// Whether a transaction is still open in `modelog.keys` after a wait of at most `atMost`. Throws [KafkaException].
    public static boolean areKeysUnsettled(Admin admin, Duration atMost)
            throws InterruptedException {
        var keys = Set.of(new TopicPartition(Topics.KEYS, 0));
        var deadline = System.nanoTime() + atMost.toNanos();
        while (!last(admin, keys, IsolationLevel.READ_COMMITTED)
                .equals(last(admin, keys, IsolationLevel.READ_UNCOMMITTED))) {
            if (System.nanoTime() > deadline) {
                return true;
            }
            Thread.sleep(SETTLED_POLL);
        }
        return false;
    }

    /// The partitions in which a transaction is still open after a wait of at most `atMost`. Throws [KafkaException].
    public static Set<Integer> unsettled(Admin admin, IntPredicate partitions, Duration atMost)
            throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            var committed = of(admin, partitions).offsets();
            var written = of(admin, partitions, IsolationLevel.READ_UNCOMMITTED).offsets();
            var open = new TreeSet<>(written.keySet());
            open.removeIf(
                    partition -> Objects.equals(written.get(partition), committed.get(partition)));
            if (open.isEmpty() || System.nanoTime() > deadline) {
                return open;
            }
            Thread.sleep(SETTLED_POLL);
        }
    }

    private static Position of(Admin admin, IntPredicate partitions, IsolationLevel isolation)
            throws InterruptedException {
        return new Position(
                last(
                        admin,
                        IntStream.range(0, Topics.EVENTS_PARTITIONS)
                                .filter(partitions)
                                .mapToObj(partition -> new TopicPartition(Topics.EVENTS, partition))
                                .collect(Collectors.toSet()),
                        isolation));
    }

    private static SortedMap<Integer, Long> last(
            Admin admin, Set<TopicPartition> partitions, IsolationLevel isolation)
            throws InterruptedException {
        var request =
                partitions.stream()
                        .collect(
                                Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        try {
            var last = new TreeMap<Integer, Long>();
            admin.listOffsets(request, new ListOffsetsOptions(isolation))
                    .all()
                    .get(REQUEST_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .forEach((partition, end) -> {
                        if (end.offset() > 0) {
                            last.put(partition.partition(), end.offset() - 1);
                        }
                    });
            return last;
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the end of the log is not known", e);
        }
    }
}
