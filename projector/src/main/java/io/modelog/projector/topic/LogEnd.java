package io.modelog.projector.topic;

import io.modelog.projector.view.Position;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
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
        return of(admin, Topics.EVENTS, partitions, IsolationLevel.READ_COMMITTED);
    }

    /// The partitions, of those that the log has too, in which a transaction is still open after a wait of at most
    /// `atMost`. Throws [KafkaException].
    public static Set<Integer> unsettled(
            Admin admin, String topic, IntPredicate partitions, Duration atMost)
            throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            var committed = of(admin, topic, partitions, IsolationLevel.READ_COMMITTED).offsets();
            var written = of(admin, topic, partitions, IsolationLevel.READ_UNCOMMITTED).offsets();
            var open = new TreeSet<>(written.keySet());
            open.removeIf(
                    partition -> Objects.equals(written.get(partition), committed.get(partition)));
            if (open.isEmpty() || System.nanoTime() > deadline) {
                return open;
            }
            Thread.sleep(SETTLED_POLL);
        }
    }

    private static Position of(
            Admin admin, String topic, IntPredicate partitions, IsolationLevel isolation)
            throws InterruptedException {
        var request =
                IntStream.range(0, Topics.EVENTS_PARTITIONS)
                        .filter(partitions)
                        .mapToObj(partition -> new TopicPartition(topic, partition))
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
            return new Position(last);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the end of the log is not known", e);
        }
    }
}
