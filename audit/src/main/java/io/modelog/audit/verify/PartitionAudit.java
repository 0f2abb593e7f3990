package io.modelog.audit.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.audit.log.EventRecord;
import io.modelog.audit.log.RecordSink;
import io.modelog.audit.tree.NodeSink;
import io.modelog.audit.tree.TreeHash;
import io.modelog.audit.verify.Fault.Kind;
import io.modelog.audit.verify.Fault.Place;
import org.jspecify.annotations.Nullable;

/// One partition as it is read: its streams are proved, and its events become leaves of the tree. One thread at a time.
final class PartitionAudit implements RecordSink {
    private final int partition;
    private final CheckpointSeries series;
    private final LogTree tree;
    private final NodeSink sink;
    private final Faults faults;
    private final StreamChains chains;
    private final TreeHash hash = new TreeHash();
    private long events;
    private int checkpoint;
    private @Nullable LeafRange leaves;
    private long uncoveredFrom;

    /// @param begin the first offset
    PartitionAudit(int partition, long begin, Parts parts) {
        this.partition = partition;
        this.series = parts.series();
        this.tree = parts.tree();
        this.sink = parts.sink();
        this.faults = parts.faults();
        this.chains = new StreamChains(partition, parts.partitions(), faults);
        this.uncoveredFrom = begin;
        openLeaves();
    }

    /// What the audits of all partitions share.
    record Parts(
            CheckpointSeries series, int partitions, LogTree tree, NodeSink sink, Faults faults) {}

    @Override
    public void take(long offset, byte @Nullable [] key, byte @Nullable [] value) {
        var event = EventRecord.read(value);
        if (event == null) {
            var stream = key == null ? null : new String(key, UTF_8);
            faults.add(
                    Kind.RECORD,
                    new Place.Event(partition, offset, stream, null),
                    "an event",
                    value == null ? "no bytes" : value.length + " other bytes");
            return;
        }
        chains.check(offset, key, event);
        events++;
        if (leaves != null) {
            leaves.append(offset, event);
            uncoveredFrom = offset + 1;
            closeLeaves(leaves);
        }
    }

    /// Leaves of the next checkpoint; those of checkpoints to which the partition adds nothing are complete at once.
    private void openLeaves() {
        while (checkpoint < series.size()) {
            var opened = new LeafRange(hash, series.firstLeaf(checkpoint, partition), sink);
            leaves = opened;
            if (wanted() > 0) {
                return;
            }
            tree.add(checkpoint++, partition, opened);
        }
        leaves = null;
    }

    private void closeLeaves(LeafRange open) {
        if (open.events() == wanted()) {
            tree.add(checkpoint++, partition, open);
            openLeaves();
        }
    }

    private long wanted() {
        return series.events(checkpoint, partition) - series.events(checkpoint - 1, partition);
    }

    /// What a partition still owes to the last checkpoint is missing, once all is read.
    void checkCount(Faults missing) {
        if (checkpoint < series.size()) {
            var last = series.get(series.size() - 1).checkpoint();
            missing.add(
                    Kind.COUNT,
                    new Place.Range(partition, -1, -1, last.size()),
                    series.events(series.size() - 1, partition) + " events",
                    events);
        }
    }

    /// Where the events begin that no checkpoint has.
    long uncoveredFrom() {
        return uncoveredFrom;
    }

    /// The series got a checkpoint that has all events up to here.
    void covered(long end) {
        checkpoint = series.size();
        uncoveredFrom = end;
    }

    long events() {
        return events;
    }

    int streams() {
        return chains.streams();
    }
}
