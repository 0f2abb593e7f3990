package io.modelog.bench;

import io.modelog.projector.topic.Topics;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// What the log costs a reader that makes no views of it: a yardstick on machines of any speed.
///
/// @param perSecond events
/// @param cpuMicros of the whole process for each event, the broker's with it
record PlainConsumer(long perSecond, double cpuMicros) {
    private static final int POLL_RECORDS_MAX = 2000;
    private static final Duration POLL = Duration.ofSeconds(1);

    /// Reads all partitions from their start, in one thread.
    static PlainConsumer read(String servers, int events, Consumer<byte[]> each) {
        var partitions =
                IntStream.range(0, Topics.EVENTS_PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(Topics.EVENTS, partition))
                        .toList();
        var cpu = Cpu.nanos();
        var started = System.nanoTime();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                servers,
                                "isolation.level",
                                "read_committed",
                                "max.poll.records",
                                POLL_RECORDS_MAX),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (var read = 0; read < events; ) {
                var records = consumer.poll(POLL);
                records.forEach(record -> each.accept(record.value()));
                read += records.count();
            }
        }
        var nanos = Math.max(1, System.nanoTime() - started);
        return new PlainConsumer(
                events * Duration.ofSeconds(1).toNanos() / nanos,
                (Cpu.nanos() - cpu) / 1000.0 / events);
    }

    void print(String what, PrintStream out) {
        out.printf(
                "%s: %,d events/s, %.1f microseconds of CPU for each%n",
                what, perSecond, cpuMicros);
    }
}
