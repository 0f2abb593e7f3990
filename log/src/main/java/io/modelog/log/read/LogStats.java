package io.modelog.log.read;

import io.modelog.log.event.LoggedEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a part of the log amounts to. Takes the events of one partition, one thread at a time.
public final class LogStats {
    private final Set<String> streams = new HashSet<>();
    private final SortedMap<String, Size> types = new TreeMap<>();
    private Size size = new Size(0, 0);
    private @Nullable Instant first;
    private @Nullable Instant last;

    /// @param bytes of the records' values
    public record Size(long events, long bytes) {
        Size and(Size other) {
            return new Size(events + other.events, bytes + other.bytes);
        }
    }

    public void add(LoggedEvent event) {
        var one = new Size(1, event.record().value().length);
        size = size.and(one);
        types.merge(event.type(), one, Size::and);
        streams.add(event.bytes().stream());
        extend(event.time(), event.time());
    }

    private void extend(@Nullable Instant from, @Nullable Instant to) {
        if (from != null && (first == null || from.isBefore(first))) {
            first = from;
        }
        if (to != null && (last == null || to.isAfter(last))) {
            last = to;
        }
    }

    /// Adds what another partition amounts to: streams are in one partition each.
    public void add(LogStats other) {
        size = size.and(other.size);
        other.types.forEach((type, its) -> types.merge(type, its, Size::and));
        streams.addAll(other.streams);
        extend(other.first, other.last);
    }

    public Size size() {
        return size;
    }

    public int streams() {
        return streams.size();
    }

    /// By name.
    public SortedMap<String, Size> types() {
        return types;
    }

    /// Null when there is no event.
    public @Nullable Instant first() {
        return first;
    }

    public @Nullable Instant last() {
        return last;
    }
}
