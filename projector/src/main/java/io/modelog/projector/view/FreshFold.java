package io.modelog.projector.view;

import io.modelog.events.codec.EventCodec;
import java.util.SortedMap;
import java.util.TreeMap;

/// Folds the log aside, in memory, to compare with the views that serve. For one thread.
public final class FreshFold {
    private final MemoryRows rows = new MemoryRows();
    private final LogFold fold;

    public FreshFold(EventCodec codec) {
        fold = new LogFold(rows, codec);
    }

    /// Takes the committed records of each partition in the order of their offsets.
    public void apply(LogRecord record) {
        fold.apply(record);
    }

    /// The digest of each view, comparable with [Views#digests].
    public SortedMap<String, String> digests() {
        var digests = new TreeMap<String, String>();
        Table.ALL.forEach(table -> digests.put(table.name(), rows.digest(table)));
        return digests;
    }
}
