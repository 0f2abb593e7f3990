package io.modelog.log.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.audit.log.EventRecord;
import io.modelog.audit.log.KafkaLog;
import io.modelog.audit.log.LogReader;
import io.modelog.audit.log.Offsets;
import io.modelog.audit.shell.ProgressLine;
import io.modelog.log.LogRefused;
import io.modelog.projector.topic.Topics;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Finds the record of an event: at once where its position is known, else by reading its partition, or all.
public final class EventSearch {
    private final KafkaLog log;
    private final ProgressLine progress;

    public EventSearch(KafkaLog log, ProgressLine progress) {
        this.log = log;
        this.progress = progress;
    }

    /// Throws [LogRefused] when there is no such event.
    public ConsumerRecord<byte[], byte[]> find(EventPlace place) throws InterruptedException {
        var extent = log.extent();
        var found =
                switch (place) {
                    case EventPlace.At(var partition, var offset) -> {
                        var all = extent.getOrDefault(partition, new Offsets(0, 0));
                        yield offset < all.begin() || offset >= all.end()
                                ? null
                                : first(
                                        Map.of(partition, new Offsets(offset, offset + 1)),
                                        _ -> true);
                    }
                    case EventPlace.InStream(var stream, var sequence) -> {
                        var partition = Topics.partitionOf(stream);
                        var key = stream.toString().getBytes(UTF_8);
                        yield first(
                                Map.of(
                                        partition,
                                        extent.getOrDefault(partition, new Offsets(0, 0))),
                                event -> event.isOf(key) && event.sequence() == sequence);
                    }
                    case EventPlace.WithId(var id) -> {
                        var text = id.toString().getBytes(UTF_8);
                        yield first(extent, event -> event.hasId(text));
                    }
                };
        if (found == null) {
            throw new LogRefused(
                    "the log has no event %s%s"
                            .formatted(
                                    place,
                                    place instanceof EventPlace.At
                                            ? "; markers of transactions have offsets too, and 'modelog log tail' shows which are events"
                                            : ""));
        }
        return found;
    }

    private @Nullable ConsumerRecord<byte[], byte[]> first(
            Map<Integer, Offsets> extent, Predicate<EventRecord> wanted)
            throws InterruptedException {
        progress.expect(Offsets.count(extent));
        var found = new AtomicReference<@Nullable ConsumerRecord<byte[], byte[]>>();
        new LogReader(log, progress.read())
                .readRecords(
                        extent,
                        record -> {
                            var event = EventRecord.read(record.value());
                            if (event != null && wanted.test(event)) {
                                found.compareAndSet(null, record);
                            }
                        });
        return found.get();
    }
}
