package io.modelog.audit.log;

/// Offsets of one partition, from `begin` on and before `end`.
public record Offsets(long begin, long end) {
    boolean isEmpty() {
        return begin >= end;
    }
}
