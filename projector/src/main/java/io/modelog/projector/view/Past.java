package io.modelog.projector.view;

import static io.modelog.projector.view.Table.HISTORY;

import io.modelog.events.codec.EventCodec;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StreamId;
import org.jspecify.annotations.Nullable;

/// Rows as they were right after an event of their stream. One that has not changed since is read; else the stream's
/// history is folded up to that event.
record Past(Snapshot snapshot, EventCodec codec) {
    @Nullable VersionView version(ModelName model, long number, long sequence) {
        var key = Keys.version(model.value(), number);
        var now = snapshot.get(Table.VERSIONS, key);
        return now != null && now.sequence() <= sequence
                ? now
                : fold(StreamId.of(model), sequence).get(Table.VERSIONS, key);
    }

    @Nullable ModelView model(ModelName model, long sequence) {
        var key = Keys.name(model.value());
        var now = snapshot.get(Table.MODELS, key);
        return now != null && now.sequence() <= sequence
                ? now
                : fold(StreamId.of(model), sequence).get(Table.MODELS, key);
    }

    /// Without the models it is attached to, which other streams tell.
    @Nullable RunView run(RunId run, long sequence) {
        var key = Keys.run(run.value());
        var now = snapshot.get(Table.RUNS, key);
        return now != null && now.sequence() <= sequence
                ? now
                : fold(StreamId.of(run), sequence).get(Table.RUNS, key);
    }

    private MemoryRows fold(StreamId stream, long sequence) {
        var rows = new MemoryRows();
        snapshot.scan(
                HISTORY,
                Keys.records(stream),
                null,
                (key, record) -> {
                    if (Keys.lastNumber(key) > sequence) {
                        return false;
                    }
                    LogFold.project(rows, codec.decode(record.bytes()));
                    return true;
                });
        return rows;
    }
}
