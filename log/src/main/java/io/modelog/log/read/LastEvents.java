package io.modelog.log.read;

import io.modelog.audit.log.LogReader;
import io.modelog.audit.log.Offsets;
import io.modelog.log.event.EventReader;
import io.modelog.log.event.LoggedEvent;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The last events of the log by time, without reading all of it: from the end of each partition as far back as it takes.
public final class LastEvents {
    private static final int FIRST_STEP = 200;
    private static final int STEP_GROWS = 8;

    private final LogReader reader;
    private final EventReader events;
    private final Predicate<LoggedEvent> wanted;

    public LastEvents(LogReader reader, EventReader events, Predicate<LoggedEvent> wanted) {
        this.reader = reader;
        this.events = events;
        this.wanted = wanted;
    }

    /// At most so many, the oldest first.
    public List<LoggedEvent> read(Map<Integer, Offsets> extent, int count)
            throws InterruptedException {
        for (var step = (long) Math.max(FIRST_STEP, 2 * count); ; step *= STEP_GROWS) {
            var back = new HashMap<Integer, Offsets>();
            for (var each : extent.entrySet()) {
                var all = each.getValue();
                back.put(
                        each.getKey(),
                        new Offsets(Math.max(all.begin(), all.end() - step), all.end()));
            }
            var found = found(back, count);
            var isEnough =
                    back.entrySet().stream()
                            .allMatch(each ->
                                    each.getValue().equals(extent.get(each.getKey()))
                                            || size(found.get(each.getKey())) == count);
            if (isEnough) {
                return last(found, count);
            }
        }
    }

    private static int size(@Nullable ArrayDeque<?> queue) {
        return queue == null ? 0 : queue.size();
    }

    private Map<Integer, ArrayDeque<LoggedEvent>> found(Map<Integer, Offsets> extent, int count)
            throws InterruptedException {
        var found = new ConcurrentHashMap<Integer, ArrayDeque<LoggedEvent>>();
        reader.readRecords(
                extent,
                record -> {
                    var event = events.read(record);
                    if (wanted.test(event)) {
                        var queue =
                                found.computeIfAbsent(record.partition(), _ -> new ArrayDeque<>());
                        queue.addLast(event);
                        if (queue.size() > count) {
                            queue.removeFirst();
                        }
                    }
                });
        return found;
    }

    private static List<LoggedEvent> last(Map<Integer, ArrayDeque<LoggedEvent>> found, int count) {
        var sorted =
                found.values().stream()
                        .flatMap(ArrayDeque::stream)
                        .sorted(Comparator.comparing(LoggedEvent::record, TimeOrder.BY_TIME))
                        .toList();
        return sorted.subList(Math.max(0, sorted.size() - count), sorted.size());
    }
}
