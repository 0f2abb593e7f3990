package io.modelog.audit.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Reads partitions side by side, each in order. Records of `slot/…` are no events
/// (ADR 6) and are passed over.
public final class LogReader {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration STANDSTILL_MAX = Duration.ofSeconds(30);
    private static final int THREADS_MAX = 12;
    private static final byte[] CLOSING = {'s', 'l', 'o', 't', '/'};

    private final KafkaLog log;
    private final LongAdder read;

    /// @param read counts the records as they are read
    public LogReader(KafkaLog log, LongAdder read) {
        this.log = log;
        this.read = read;
    }

    /// Returns when all is read. Throws [LogUnavailable].
    public void read(Map<Integer, Offsets> extent, IntFunction<RecordSink> sinks)
            throws InterruptedException {
        readRecords(
                extent,
                each ->
                        sinks.apply(each.partition())
                                .take(each.offset(), each.key(), each.value()));
    }

    /// Returns when all is read. Throws [LogUnavailable].
    ///
    /// @param sink takes the records of a partition in order, those of several at the same time
    public void readRecords(
            Map<Integer, Offsets> extent, Consumer<ConsumerRecord<byte[], byte[]>> sink)
            throws InterruptedException {
        var groups = groups(extent);
        if (groups.isEmpty()) {
            return;
        }
        var threads =
                Executors.newFixedThreadPool(
                        groups.size(), Thread.ofPlatform().name("log-reader-", 0).factory());
        try {
            var reading = new ExecutorCompletionService<Void>(threads);
            groups.forEach(group -> reading.submit(new Group(group, sink)));
            for (var _ : groups) {
                reading.take().get();
            }
        } catch (ExecutionException e) {
            throw failed(e);
        } finally {
            threads.shutdownNow(); // interrupts those that go on after a failure of one
            threads.close();
        }
    }

    private RuntimeException failed(ExecutionException failure) {
        return switch (failure.getCause()) {
            case KafkaException e ->
                    new LogUnavailable(
                            "%s cannot be read: %s".formatted(log.events(), e.getMessage()), e);
            case RuntimeException e -> e;
            case null, default -> new IllegalStateException(failure);
        };
    }

    private List<Map<TopicPartition, Offsets>> groups(Map<Integer, Offsets> extent) {
        var count = Math.min(THREADS_MAX, Runtime.getRuntime().availableProcessors());
        var groups = new ArrayList<Map<TopicPartition, Offsets>>();
        for (var i = 0; i < count; i++) {
            groups.add(new HashMap<>());
        }
        extent.forEach((partition, offsets) -> {
            if (!offsets.isEmpty()) {
                groups.get(partition % count)
                        .put(new TopicPartition(log.events(), partition), offsets);
            }
        });
        groups.removeIf(Map::isEmpty);
        return groups;
    }

    /// The partitions that one thread reads.
    private final class Group implements Callable<Void> {
        private final Map<TopicPartition, Offsets> unread;
        private final Consumer<ConsumerRecord<byte[], byte[]>> sink;

        Group(Map<TopicPartition, Offsets> extent, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
            this.unread = new HashMap<>(extent);
            this.sink = sink;
        }

        @Override
        public Void call() {
            try (var consumer = log.consumer()) {
                consumer.assign(unread.keySet());
                unread.forEach((partition, offsets) -> consumer.seek(partition, offsets.begin()));
                var movedAt = System.nanoTime();
                var position = 0L;
                while (!unread.isEmpty()) {
                    var reached = step(consumer);
                    if (reached > position) {
                        position = reached;
                        movedAt = System.nanoTime();
                    } else if (System.nanoTime() - movedAt > STANDSTILL_MAX.toNanos()) {
                        throw new LogUnavailable(
                                "nothing more of %s came in %s".formatted(unread, STANDSTILL_MAX));
                    }
                }
            }
            return null;
        }

        /// The sum of its positions, which goes up even where only aborted records are.
        private long step(KafkaConsumer<byte[], byte[]> consumer) {
            var records = consumer.poll(POLL);
            for (var partition : records.partitions()) {
                var offsets = unread.get(partition);
                if (offsets != null) {
                    take(records.records(partition), offsets);
                }
            }
            var done =
                    unread.entrySet().stream()
                            .filter(e -> consumer.position(e.getKey()) >= e.getValue().end())
                            .map(Map.Entry::getKey)
                            .toList();
            consumer.pause(done);
            unread.keySet().removeAll(done);
            return consumer.assignment().stream().mapToLong(consumer::position).sum();
        }

        private void take(List<ConsumerRecord<byte[], byte[]>> records, Offsets offsets) {
            for (var each : records) {
                if (each.offset() < offsets.end() && !isClosing(each)) {
                    sink.accept(each);
                }
            }
            read.add(records.size());
        }
    }

    /// Whether a record is no event, and is to be passed over.
    public static boolean isClosing(ConsumerRecord<byte[], byte[]> read) {
        var key = read.key();
        var value = read.value();
        if (key == null || key.length < CLOSING.length || (value != null && value.length > 0)) {
            return false;
        }
        for (var i = 0; i < CLOSING.length; i++) {
            if (key[i] != CLOSING[i]) {
                return false;
            }
        }
        return true;
    }
}
