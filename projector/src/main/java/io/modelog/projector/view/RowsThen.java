package io.modelog.projector.view;

import io.modelog.events.id.RunId;
import io.modelog.events.id.StreamId;
import org.jspecify.annotations.Nullable;

/// The rows of one stream of a model as they were right after one of its events, and what other streams said of the runs
/// attached to it. What has not changed since is read as it is; for the rest the stream is folded.
record RowsThen(Then then, StreamId stream, long sequence) implements ReadableRows {
    @Override
    public <V> @Nullable V get(Table<V> table, Key key) {
        if (table.equals(Table.RUNS)) {
            return table.type().cast(run(new RunId(Keys.firstId(key))));
        }
        var known = then.past().known(table, key, sequence);
        return known != null ? known : rows().get(table, key);
    }

    private @Nullable RunView run(RunId run) {
        return then.past().run(run, then.sequence(StreamId.of(run)));
    }

    @Override
    public <V> void scan(Table<V> table, Key prefix, @Nullable Key after, Visitor<V> visitor) {
        rows().scan(table, prefix, after, visitor);
    }

    @Override
    public <V> void scanBackward(
            Table<V> table, Key prefix, @Nullable Key before, Visitor<V> visitor) {
        rows().scanBackward(table, prefix, before, visitor);
    }

    @Override
    public @Nullable Key last(Table<?> table, Key prefix) {
        return rows().last(table, prefix);
    }

    private ReadableRows rows() {
        var now = then.past().snapshot();
        return now.sequence(stream) == sequence
                ? now
                : then.folds().of(then.past(), stream, sequence);
    }
}
