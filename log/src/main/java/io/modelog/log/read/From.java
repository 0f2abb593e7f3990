package io.modelog.log.read;

import io.modelog.audit.log.Offsets;
import io.modelog.events.id.InvalidValue;
import io.modelog.projector.view.AsOf;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Where in the log reading begins.
public sealed interface From {
    /// The first event of all.
    record Beginning() implements From {}

    /// What is committed from now on.
    record Now() implements From {}

    /// Events of that time and later, or those after a position, partition by partition; one that the position does not
    /// name is read from its beginning.
    record After(AsOf moment) implements From {}

    /// Reads `beginning`, `now`, an RFC 3339 time or a position such as `3:17,5:2`. Throws [InvalidValue].
    static From parse(String text) {
        return switch (text) {
            case "beginning" -> new Beginning();
            case "now" -> new Now();
            default -> {
                try {
                    yield new After(AsOf.parse(text));
                } catch (InvalidValue e) {
                    throw new InvalidValue(
                            "from",
                            "is neither 'beginning' nor 'now', nor a time such as 2026-01-31T12:00:00Z, nor a position such as 3:17");
                }
            }
        };
    }

    /// What of the log that is.
    ///
    /// @param extent the whole log, by partition
    default Map<Integer, Offsets> within(
            Map<Integer, Offsets> extent, String topic, KafkaConsumer<?, ?> consumer) {
        return switch (this) {
            case Beginning() -> extent;
            case Now() -> begins(extent, ends(extent));
            case After(AsOf.At(var position)) -> {
                var next = new TreeMap<Integer, Long>();
                position.offsets().forEach((partition, last) -> next.put(partition, last + 1));
                yield begins(extent, next);
            }
            case After(AsOf.Time(var time)) -> {
                var asked = new HashMap<TopicPartition, Long>();
                extent.keySet()
                        .forEach(p -> asked.put(new TopicPartition(topic, p), time.toEpochMilli()));
                var next = ends(extent);
                consumer.offsetsForTimes(asked)
                        .forEach((partition, found) -> {
                            if (found != null) {
                                next.put(partition.partition(), found.offset());
                            }
                        });
                yield begins(extent, next);
            }
        };
    }

    private static Map<Integer, Long> ends(Map<Integer, Offsets> extent) {
        var ends = new HashMap<Integer, Long>();
        extent.forEach((partition, offsets) -> ends.put(partition, offsets.end()));
        return ends;
    }

    private static Map<Integer, Offsets> begins(
            Map<Integer, Offsets> extent, Map<Integer, Long> next) {
        var cut = new HashMap<Integer, Offsets>();
        extent.forEach((partition, all) -> {
            var begin = next.getOrDefault(partition, all.begin());
            cut.put(partition, new Offsets(Math.clamp(begin, all.begin(), all.end()), all.end()));
        });
        return cut;
    }
}
