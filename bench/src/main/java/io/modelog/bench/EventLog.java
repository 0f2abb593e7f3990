package io.modelog.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.events.codec.EventCodec;
import io.modelog.events.codec.SchemaIds;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.EventEnvelope;
import io.modelog.projector.topic.ClosingRecord;
import io.modelog.projector.topic.Topics;
import io.modelog.projector.view.LogRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// All that is committed to the log, each partition in order, read by a plain consumer: what any third party sees.
record EventLog(List<Entry> entries) {
    private static final Duration POLL = Duration.ofMillis(500);

    /// For a log that this very build has written.
    static final EventCodec CODEC =
            new EventCodec(
                    new SchemaIds() {
                        @Override
                        public int current() {
                            return 1;
                        }

                        @Override
                        public Schema schema(int id) {
                            return EventCodec.SCHEMA;
                        }
                    });

    /// A record as it stands in the log, and what it says.
    record Entry(String key, LogRecord record, EventEnvelope envelope) {
        static Entry of(String key, LogRecord record) {
            return new Entry(key, record, CODEC.decode(record.bytes()));
        }

        StreamId stream() {
            return envelope.stream();
        }

        @Override
        public String toString() {
            return "%s#%d at %d:%d"
                    .formatted(key, envelope.sequence(), record.partition(), record.offset());
        }
    }

    /// What names one command.
    record CommandKey(StreamId stream, CommandId command) {}

    EventLog {
        entries = List.copyOf(entries);
    }

    static EventLog read(String bootstrapServers) {
        Map<String, Object> settings =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false);
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(Topics.EVENTS).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return new EventLog(readToEnd(consumer, partitions));
        }
    }

    private static List<Entry> readToEnd(
            KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        var ends = consumer.endOffsets(partitions);
        var entries = new ArrayList<Entry>();
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (var record : consumer.poll(POLL)) {
                if (ClosingRecord.isKey(record.key())) {
                    continue;
                }
                entries.add(
                        Entry.of(
                                new String(record.key(), UTF_8),
                                new LogRecord(
                                        record.partition(), record.offset(), record.value())));
            }
        }
        return entries;
    }

    Map<StreamId, List<Entry>> streams() {
        return entries.stream().collect(Collectors.groupingBy(Entry::stream));
    }

    Map<CommandKey, List<Entry>> commands() {
        return entries.stream()
                .collect(
                        Collectors.groupingBy(entry ->
                                new CommandKey(entry.stream(), entry.envelope().commandId())));
    }
}
