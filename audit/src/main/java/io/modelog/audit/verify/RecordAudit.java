package io.modelog.audit.verify;

import io.modelog.audit.log.RecordSink;
import io.modelog.audit.tree.NodeSink;
import io.modelog.audit.verify.PartitionAudit.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;

/// Proves records as they are read, from Kafka or from elsewhere: hash chains, sequences, partitions, and the tree of each
/// checkpoint. Several threads may bring records, those of a partition one after the other.
public final class RecordAudit {
    private final Faults faults = new Faults();
    private final CheckpointSeries series;
    private final LogTree tree;
    private final List<PartitionAudit> partitions = new ArrayList<>();

    /// Of a log whose offsets begin at 0.
    public RecordAudit(CheckpointSeries series, int partitionCount) {
        this(series, partitionCount, NodeSink.NONE, _ -> 0);
    }

    RecordAudit(
            CheckpointSeries series, int partitionCount, NodeSink sink, IntToLongFunction begins) {
        this.series = series;
        this.tree = new LogTree(series, partitionCount, sink, faults);
        series.faults().forEach(faults::add);
        var parts = new Parts(series, partitionCount, tree, sink, faults);
        for (var p = 0; p < partitionCount; p++) {
            partitions.add(new PartitionAudit(p, begins.applyAsLong(p), parts));
        }
    }

    /// Takes the records of a partition.
    public RecordSink sink(int partition) {
        return partitions.get(partition);
    }

    PartitionAudit partition(int partition) {
        return partitions.get(partition);
    }

    int partitions() {
        return partitions.size();
    }

    LogTree tree() {
        return tree;
    }

    /// What is known now.
    public Findings findings() {
        var all = new Faults();
        faults.kept().forEach(all::add);
        partitions.forEach(each -> each.checkCount(all));
        var compared = tree.checkpoints();
        return new Findings(
                partitions.stream().mapToLong(PartitionAudit::events).sum(),
                partitions.stream().mapToLong(PartitionAudit::streams).sum(),
                partitions.size(),
                compared,
                compared == 0 ? 0 : series.get(compared - 1).checkpoint().size(),
                faults.count() - faults.kept().size() + all.count(),
                all.kept());
    }
}
