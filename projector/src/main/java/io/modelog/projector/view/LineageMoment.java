package io.modelog.projector.view;

import io.modelog.events.id.StreamId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which events count at a moment, found once for each stream. For one thread.
final class LineageMoment {
    private final Past past;
    private final @Nullable Moment moment;
    private final Map<StreamId, Long> sequences = new HashMap<>();
    private final Map<StreamId, MemoryRows> folds = new HashMap<>();

    /// @param asOf null for now
    LineageMoment(Past past, @Nullable AsOf asOf) {
        this.past = past;
        this.moment = asOf == null ? null : new Moment(asOf, past.snapshot(), past.codec());
    }

    boolean isNow() {
        return moment == null;
    }

    /// A row as it was then, told by one stream.
    <V extends RecentRows.Sequenced> @Nullable V row(Table<V> table, Key key, StreamId stream) {
        var now = past.snapshot().get(table, key);
        if (isNow() || (now != null && counts(stream, now.sequence()))) {
            return now;
        }
        return sequence(stream) == 0 ? null : fold(stream).get(table, key);
    }

    /// All rows as they were then that one stream tells.
    ReadableRows rows(StreamId stream) {
        return isNow() ? past.snapshot() : fold(stream);
    }

    private MemoryRows fold(StreamId stream) {
        return folds.computeIfAbsent(stream, _ -> past.fold(stream, sequence(stream)));
    }

    boolean counts(StreamId stream, long sequence) {
        return isNow() || sequence <= sequence(stream);
    }

    /// Of the last event of a stream that counts; 0 when none does.
    private long sequence(StreamId stream) {
        return sequences.computeIfAbsent(stream, Objects.requireNonNull(moment)::sequence);
    }
}
