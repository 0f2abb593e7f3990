package io.modelog.log.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.audit.log.CheckpointTopic;
import io.modelog.audit.log.KafkaLog;
import io.modelog.audit.log.LogReader;
import io.modelog.audit.log.LogUnavailable;
import io.modelog.log.LogRefused;
import io.modelog.log.file.CopiedRecord;
import io.modelog.projector.topic.Topics;
import io.modelog.projector.topic.TopicsUnfit;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// The topics of a cluster that holds no events and no checkpoints.
///
/// @param slots that share the writing
/// @param ends where each partition ends, closing records and what was aborted included
/// @param keepsPositions whether events are to stand where they stood
public record EmptyLog(KafkaLog log, int slots, Map<Integer, Long> ends, boolean keepsPositions) {
    private static final int SLOTS = 4;
    private static final short BROKERS_REPLICATION = -1;

    /// Makes the topics when there are none. Throws [LogRefused] when there is something in them.
    public static EmptyLog of(KafkaLog log, boolean keepPositions) throws InterruptedException {
        try (var admin = admin(log)) {
            var slots = slots(admin);
            requireNoEvents(log);
            if (!CheckpointTopic.records(log).isEmpty()) {
                throw new LogRefused(
                        "%s holds checkpoints of another log. An import wants an empty cluster: a node with a new --data-dir, or delete the topic"
                                .formatted(log.checkpoints()));
            }
            return new EmptyLog(log, slots, ends(admin), keepPositions);
        }
    }

    private static int slots(Admin admin) {
        try {
            return Topics.prepare(admin, SLOTS, BROKERS_REPLICATION);
        } catch (TopicsUnfit e) {
            throw new LogRefused(String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) { // Kafka does not answer
            throw new LogUnavailable(String.valueOf(e.getMessage()), e);
        }
    }

    private static void requireNoEvents(KafkaLog log) throws InterruptedException {
        new LogReader(log, new LongAdder())
                .readRecords(
                        log.extent(),
                        record -> {
                            throw new LogRefused(
                                    "%s holds events (%s at %d:%d). An import wants an empty cluster: a node with a new --data-dir, or other topics"
                                            .formatted(
                                                    log.events(),
                                                    new String(record.key(), UTF_8),
                                                    record.partition(),
                                                    record.offset()));
                        });
    }

    /// Throws [LogRefused] when events can not stand where they stood.
    void requireRoom(Map<Integer, CopiedRecord> firsts) {
        firsts.forEach((partition, first) -> {
            var end = ends.getOrDefault(partition, 0L);
            if (keepsPositions && end > first.offset()) {
                throw new LogRefused(
                        "partition %d of %s holds no events, but remains of %d records, perhaps of an import that was broken off; so events can not stand where they stood, at %s and on. Take a new cluster, or --move-positions"
                                .formatted(partition, log.events(), end, first));
            }
        });
    }

    /// Throws [LogRefused] when a partition ends elsewhere by now.
    void requireEnds(IntToLongFunction expected) throws InterruptedException {
        try (var admin = admin(log)) {
            ends(admin)
                    .forEach((partition, end) -> {
                        if (end != expected.applyAsLong(partition)) {
                            throw new LogRefused(
                                    "somebody else wrote into partition %d: nothing was imported"
                                            .formatted(partition));
                        }
                    });
        }
    }

    private static Admin admin(KafkaLog log) {
        return Admin.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, log.bootstrapServers()));
    }

    private static Map<Integer, Long> ends(Admin admin) throws InterruptedException {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        IntStream.range(0, Topics.EVENTS_PARTITIONS)
                .forEach(p -> asked.put(new TopicPartition(Topics.EVENTS, p), OffsetSpec.latest()));
        try {
            var ends = new TreeMap<Integer, Long>();
            admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                    .all()
                    .get()
                    .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
            return ends;
        } catch (ExecutionException e) {
            throw new KafkaException("the end of the log is not known", e.getCause());
        }
    }
}
