package io.modelog.projector.view;

import io.modelog.events.decider.CorruptStream;
import io.modelog.events.log.EventEnvelope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of all tables, as the projection functions change them. For one thread.
interface Rows {
    <V> @Nullable V get(Table<V> table, Key key);

    <V> void put(Table<V> table, Key key, V row);

    void delete(Table<?> table, Key key);

    /// In order.
    List<Key> keys(Table<?> table, Key prefix);

    /// The greatest key before another.
    @Nullable Key lastBefore(Table<?> table, Key end);

    /// The last key that starts with the prefix.
    default @Nullable Key last(Table<?> table, Key prefix) {
        var key = lastBefore(table, prefix.end());
        return key != null && key.startsWith(prefix) ? key : null;
    }

    /// Deletes what comes before a key.
    void deleteBefore(Table<?> table, Key end);

    /// A row without which the event could not have happened.
    default <V> V existing(Table<V> table, Key key, EventEnvelope event) {
        var row = get(table, key);
        if (row == null) {
            throw new CorruptStream(
                    "%s has %s as event %d, but no row in %s for it"
                            .formatted(
                                    event.stream(), event.event().type(), event.sequence(), table));
        }
        return row;
    }
}
