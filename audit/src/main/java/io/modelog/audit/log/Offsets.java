package io.modelog.audit.log;

import java.util.Map;

/// Offsets of one partition, from `begin` on and before `end`.
public record Offsets(long begin, long end) {
    boolean isEmpty() {
        return begin >= end;
    }

    /// How many there are in all partitions: about as many as records.
    public static long count(Map<Integer, Offsets> extent) {
        return extent.values().stream().mapToLong(each -> each.end - each.begin).sum();
    }
}
