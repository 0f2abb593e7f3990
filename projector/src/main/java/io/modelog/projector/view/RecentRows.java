package io.modelog.projector.view;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows written last, as they were after each event: the answer to a command need not fold a long stream when other
/// commands have changed the row since. Thread-safe.
final class RecentRows {
    /// A row that can be asked for as it was.
    interface Sequenced {
        /// Of the last event that changed this row.
        long sequence();
    }

    static final int KEPT_MAX = 10_000;

    private record Place(Table<?> table, Key key) {}

    /// What was kept of a row, newest first.
    private final Map<Place, ArrayDeque<Sequenced>> rows = new HashMap<>();

    /// Where rows were written, oldest first.
    private final ArrayDeque<Place> written = new ArrayDeque<>();

    private volatile boolean started;

    /// Folding a log from its start need not remember: nobody waits for an answer then.
    void start() {
        started = true;
    }

    void put(Table<?> table, Key key, Sequenced row) {
        if (started) {
            remember(table, key, row);
        }
    }

    private synchronized void remember(Table<?> table, Key key, Sequenced row) {
        var place = new Place(table, key);
        rows.computeIfAbsent(place, _ -> new ArrayDeque<>()).addFirst(row);
        written.add(place);
        if (written.size() > KEPT_MAX) {
            rows.computeIfPresent(
                    written.remove(),
                    (_, kept) -> {
                        kept.pollLast();
                        return kept.isEmpty() ? null : kept;
                    });
        }
    }

    /// What was there before is not known any more.
    void delete(Table<?> table, Key key) {
        if (started) {
            forget(new Place(table, key));
        }
    }

    private synchronized void forget(Place place) {
        rows.remove(place);
    }

    /// The row as it was after an event of its stream; null when that is not kept.
    synchronized <V> @Nullable V at(Table<V> table, Key key, long sequence) {
        var kept = rows.get(new Place(table, key));
        if (kept == null) {
            return null;
        }
        for (var row : kept) {
            if (row.sequence() <= sequence) {
                return table.type().cast(row);
            }
        }
        return null;
    }
}
