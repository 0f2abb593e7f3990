package io.modelog.audit.verify;

import io.modelog.audit.log.EventRecord;
import io.modelog.audit.log.KafkaLog;
import io.modelog.audit.log.LogReader;
import io.modelog.audit.log.LogUnavailable;
import io.modelog.audit.log.Offsets;
import io.modelog.audit.log.RecordSink;
import io.modelog.audit.note.Checkpoint;
import io.modelog.audit.note.PrivateNoteKey;
import io.modelog.audit.note.SignedNote;
import io.modelog.audit.tree.NodeSink;
import io.modelog.audit.tree.TreeHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Reads a log from Kafka and proves it: hash chains, sequences, partitions, and the tree of each checkpoint. Keeps the
/// head of each stream and the frontier of the tree, and so can go on with what is appended later. Not thread-safe.
public final class LogAudit {
    private final KafkaLog log;
    private final CheckpointSeries series;
    private final RecordAudit records;
    private final LogReader reader;
    private final Map<Integer, Long> positions = new HashMap<>();

    private LogAudit(KafkaLog log, CheckpointSeries series, RecordAudit records, LongAdder read) {
        this.log = log;
        this.series = series;
        this.records = records;
        this.reader = new LogReader(log, read);
    }

    /// Reads and proves all that is committed. Throws [LogUnavailable].
    ///
    /// @param sink is told the nodes of the tree, from several threads
    /// @param read counts records as they are read
    public static LogAudit of(KafkaLog log, CheckpointSeries series, NodeSink sink, LongAdder read)
            throws InterruptedException {
        var extent = log.extent();
        var last = series.last();
        if (last != null && last.partitions().size() != extent.size()) {
            throw new LogUnavailable(
                    "%s has %d partitions, and its checkpoints are of %d"
                            .formatted(log.events(), extent.size(), last.partitions().size()));
        }
        var records = new RecordAudit(series, extent.size(), sink, p -> begin(extent, p));
        var audit = new LogAudit(log, series, records, read);
        extent.keySet().forEach(p -> audit.positions.put(p, begin(extent, p)));
        audit.read(extent);
        return audit;
    }

    private static long begin(Map<Integer, Offsets> extent, int partition) {
        return extent.getOrDefault(partition, new Offsets(0, 0)).begin();
    }

    /// Goes on with what was committed since. Throws [LogUnavailable].
    public void advance() throws InterruptedException {
        read(log.extent());
    }

    private void read(Map<Integer, Offsets> extent) throws InterruptedException {
        var unread = new HashMap<Integer, Offsets>();
        extent.forEach((p, offsets) -> unread.put(p, new Offsets(position(p), offsets.end())));
        reader.read(unread, records::sink);
        unread.forEach((p, offsets) -> positions.merge(p, offsets.end(), Math::max));
    }

    private long position(int partition) {
        return positions.getOrDefault(partition, 0L);
    }

    /// What is known now.
    public Findings findings() {
        return records.findings();
    }

    /// Signs a checkpoint of all that was read, and adds it to the series. The events that no checkpoint has are read once
    /// more: where their leaves are in the tree is known only when all are counted.
    public SignedNote sign(PrivateNoteKey key) throws InterruptedException {
        if (!findings().clean()) {
            throw new IllegalStateException("a log with faults is not signed");
        }
        var last = series.last();
        var added = readUncovered();
        var root = records.tree().extend(added);
        var parts = new ArrayList<Checkpoint.Part>();
        for (var p = 0; p < added.size(); p++) {
            parts.add(new Checkpoint.Part(records.partition(p).events(), added.get(p).digest()));
        }
        var checkpoint =
                new Checkpoint(
                        key.name(),
                        parts.stream().mapToLong(Checkpoint.Part::events).sum(),
                        root,
                        last == null ? null : last.digest(),
                        parts);
        var note = SignedNote.sign(checkpoint.text(), key);
        series.append(note, checkpoint);
        for (var p = 0; p < records.partitions(); p++) {
            records.partition(p).covered(position(p));
        }
        return note;
    }

    private List<LeafRange> readUncovered() throws InterruptedException {
        var last = series.last();
        var begin = last == null ? 0 : last.size();
        var added = new ArrayList<LeafRange>();
        var uncovered = new HashMap<Integer, Offsets>();
        for (var p = 0; p < records.partitions(); p++) {
            added.add(new LeafRange(new TreeHash(), begin, NodeSink.NONE));
            begin += records.partition(p).events() - series.events(series.size() - 1, p);
            uncovered.put(p, new Offsets(records.partition(p).uncoveredFrom(), position(p)));
        }
        new LogReader(log, new LongAdder()).read(uncovered, p -> leaves(added.get(p)));
        return added;
    }

    private static RecordSink leaves(LeafRange range) {
        return (offset, _, value) -> {
            var event = EventRecord.read(value);
            if (event != null) {
                range.append(offset, event);
            }
        };
    }
}
