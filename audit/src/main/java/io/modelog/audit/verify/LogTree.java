package io.modelog.audit.verify;

import io.modelog.audit.tree.CompactRange;
import io.modelog.audit.tree.NodeSink;
import io.modelog.audit.tree.TreeHash;
import io.modelog.audit.verify.Fault.Kind;
import io.modelog.events.log.Hash;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// Puts the leaves together in the order of the tree, in whatever order the partitions are read, and compares with each
/// checkpoint. Thread-safe.
final class LogTree {
    private final CheckpointSeries series;
    private final int partitions;
    private final Faults faults;
    private final CompactRange tree;
    private final Map<Long, LeafRange> early = new HashMap<>();
    private final BitSet differ = new BitSet();
    private long next;
    private boolean rootDiffers;

    LogTree(CheckpointSeries series, int partitions, NodeSink sink, Faults faults) {
        this.series = series;
        this.partitions = partitions;
        this.faults = faults;
        this.tree = new CompactRange(new TreeHash(), 0, sink);
    }

    /// The leaves that a partition adds with a checkpoint are complete.
    synchronized void add(int checkpoint, int partition, LeafRange leaves) {
        early.put((long) checkpoint * partitions + partition, leaves);
        for (var ready = early.remove(next); ready != null; ready = early.remove(next)) {
            join((int) (next / partitions), (int) (next % partitions), ready);
            next++;
        }
    }

    private void join(int index, int partition, LeafRange leaves) {
        var checkpoint = series.get(index).checkpoint();
        var expected = checkpoint.partitions().get(partition).digest();
        var found = leaves.digest();
        if (!found.equals(expected) && !differ.get(partition)) {
            differ.set(partition); // all later ones can be shifted
            faults.add(Kind.EVENTS, leaves.place(partition, checkpoint.size()), expected, found);
        }
        tree.append(leaves.range());
        if (partition == partitions - 1) {
            compareRoot(series.get(index));
        }
    }

    /// One wrong root makes all later ones wrong, and so do wrong events, which were named.
    private void compareRoot(CheckpointSeries.Item item) {
        var root = tree.root();
        if (!root.equals(item.checkpoint().root()) && !rootDiffers) {
            rootDiffers = true;
            faults.add(Kind.ROOT, item.place(), item.checkpoint().root(), root);
        }
    }

    /// Number of checkpoints whose trees were built.
    synchronized int checkpoints() {
        return (int) (next / partitions);
    }

    /// Goes on behind the last checkpoint, with the leaves of all partitions in their order.
    synchronized Hash extend(Iterable<LeafRange> leaves) {
        for (var each : leaves) {
            tree.append(each.range());
            next++;
        }
        return tree.root();
    }
}
