package io.modelog.log.read;

import io.modelog.audit.log.LogReader;
import io.modelog.audit.log.Offsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Merges partitions by the time of their records. Within a partition the order is always the log's. Belongs to one thread.
public final class TimeOrder {
    /// Records of the same millisecond by place.
    public static final Comparator<ConsumerRecord<byte[], byte[]>> BY_TIME =
            Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
                    .thenComparingInt(ConsumerRecord::partition)
                    .thenComparingLong(ConsumerRecord::offset);

    private static final Duration POLL = Duration.ofMillis(500);

    /// Records of a partition that wait for those of others; no more are fetched meanwhile.
    private static final int WAITING_MAX = 10_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Offsets> extent = new HashMap<>();
    private final Map<TopicPartition, Queue<ConsumerRecord<byte[], byte[]>>> waiting =
            new HashMap<>();

    /// Assigns the partitions to the consumer.
    public TimeOrder(
            KafkaConsumer<byte[], byte[]> consumer, String topic, Map<Integer, Offsets> extent) {
        this.consumer = consumer;
        extent.forEach((partition, offsets) -> {
            var at = new TopicPartition(topic, partition);
            this.extent.put(at, offsets);
            waiting.put(at, new ArrayDeque<>());
        });
        consumer.assign(this.extent.keySet());
        this.extent.forEach((partition, offsets) -> consumer.seek(partition, offsets.begin()));
    }

    /// Everything up to the end of the extent. Returns when it is read.
    public void readToEnd(Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        while (!open().isEmpty()) {
            pauseFull(open());
            take();
            emit(open(), sink);
        }
        extent.forEach((partition, offsets) -> {
            if (consumer.position(partition) > offsets.end()) {
                consumer.seek(partition, offsets.end());
            }
        });
        consumer.resume(extent.keySet());
    }

    /// What was committed since, as it comes; never returns but by an exception, such as of an interruption.
    public void follow(Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        while (true) {
            var records = consumer.poll(POLL);
            StreamSupport.stream(records.spliterator(), false)
                    .filter(each -> !LogReader.isClosing(each))
                    .sorted(BY_TIME)
                    .forEach(sink);
        }
    }

    private List<TopicPartition> open() {
        return extent.entrySet().stream()
                .filter(each -> consumer.position(each.getKey()) < each.getValue().end())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void pauseFull(List<TopicPartition> open) {
        consumer.resume(open);
        consumer.pause(
                waiting.keySet().stream().filter(p -> !open.contains(p) || isFull(p)).toList());
    }

    private boolean isFull(TopicPartition partition) {
        return queue(partition).size() >= WAITING_MAX;
    }

    private Queue<ConsumerRecord<byte[], byte[]>> queue(TopicPartition partition) {
        return waiting.getOrDefault(partition, new ArrayDeque<>());
    }

    private void take() {
        var records = consumer.poll(POLL);
        for (var partition : records.partitions()) {
            var end = extent.getOrDefault(partition, new Offsets(0, 0)).end();
            records.records(partition).stream()
                    .filter(each -> each.offset() < end && !LogReader.isClosing(each))
                    .forEach(queue(partition)::add);
        }
    }

    /// Tells the earliest as long as each partition that is still open has one to compare with.
    private void emit(List<TopicPartition> open, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        while (open.stream().noneMatch(partition -> queue(partition).isEmpty())) {
            var earliest =
                    waiting.values().stream()
                            .filter(queue -> !queue.isEmpty())
                            .min(Comparator.comparing(Queue::element, BY_TIME));
            if (earliest.isEmpty()) {
                return;
            }
            sink.accept(earliest.get().remove());
        }
    }
}
