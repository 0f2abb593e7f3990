package io.modelog.sdk;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// For some partitions of the log, the offset of the last record that is included.
record LogPosition(SortedMap<Integer, Long> offsets) {
    LogPosition {
        offsets = new TreeMap<>(offsets);
    }

    /// Throws [UnreadableAnswerException] on a text that is none.
    static LogPosition parse(String text) {
        var offsets = new TreeMap<Integer, Long>();
        try {
            for (var part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
                var colon = part.indexOf(':');
                offsets.put(
                        Integer.valueOf(part.substring(0, Math.max(colon, 0))),
                        Long.valueOf(part.substring(colon + 1)));
            }
        } catch (NumberFormatException e) {
            throw new UnreadableAnswerException("'%s' is no position".formatted(text), e);
        }
        return new LogPosition(offsets);
    }

    /// With nothing of a partition from an offset on.
    LogPosition before(int partition, long offset) {
        var cut = new TreeMap<>(offsets);
        cut.computeIfPresent(
                partition, (_, last) -> last < offset ? last : offset == 0 ? null : offset - 1);
        return new LogPosition(cut);
    }

    @Override
    public String toString() {
        return offsets.entrySet().stream()
                .map(e -> e.getKey() + ":" + e.getValue())
                .collect(Collectors.joining(","));
    }
}
