package io.modelog.projector.view;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;

/// A point in the log: for some partitions, the offset of the last record that is included.
///
/// Written `partition:offset`, comma separated, by partition; the empty position is the empty text.
public record Position(SortedMap<Integer, Long> offsets) {
    public static final Position NONE = new Position(Collections.emptySortedMap());

    public Position {
        offsets = Collections.unmodifiableSortedMap(new TreeMap<>(offsets));
    }

    public static Position of(int partition, long offset) {
        return new Position(new TreeMap<>(java.util.Map.of(partition, offset)));
    }

    /// All before the next offset of each partition.
    ///
    /// @param next offset of the next record of a partition; 0 when it has none before it
    public static Position before(int partitions, IntToLongFunction next) {
        var offsets = new TreeMap<Integer, Long>();
        for (var partition = 0; partition < partitions; partition++) {
            var offset = next.applyAsLong(partition);
            if (offset > 0) {
                offsets.put(partition, offset - 1);
            }
        }
        return new Position(offsets);
    }

    /// Throws [IllegalArgumentException] when the text is no position.
    public static Position parse(String text) {
        var offsets = new TreeMap<Integer, Long>();
        if (!text.isBlank()) {
            for (var part : text.split(",", -1)) {
                var colon = part.indexOf(':');
                if (colon < 1) {
                    throw new IllegalArgumentException(
                            "'%s' is not partition:offset".formatted(part));
                }
                var partition = Integer.parseInt(part.substring(0, colon).strip());
                var offset = Long.parseLong(part.substring(colon + 1).strip());
                if (partition < 0 || offset < 0) {
                    throw new IllegalArgumentException("'%s' is negative".formatted(part));
                }
                offsets.merge(partition, offset, Math::max);
            }
        }
        return new Position(offsets);
    }

    /// The later of both, partition by partition.
    public Position and(Position other) {
        var merged = new TreeMap<>(offsets);
        other.offsets.forEach((partition, offset) -> merged.merge(partition, offset, Math::max));
        return new Position(merged);
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        offsets.forEach((partition, offset) ->
                text.append(text.isEmpty() ? "" : ",")
                        .append(partition)
                        .append(':')
                        .append(offset));
        return text.toString();
    }
}
