package io.modelog.audit.verify;

import io.modelog.audit.log.EventRecord;
import io.modelog.audit.tree.CompactRange;
import io.modelog.audit.tree.NodeSink;
import io.modelog.audit.tree.TreeHash;
import io.modelog.events.log.Hash;
import java.security.MessageDigest;

/// The leaves that one partition adds with one checkpoint. Not thread-safe.
final class LeafRange {
    private final CompactRange range;
    private final TreeHash hash;
    private final MessageDigest sha256 = TreeHash.sha256();
    private long first = -1;
    private long last = -1;

    LeafRange(TreeHash hash, long begin, NodeSink sink) {
        this.hash = hash;
        this.range = new CompactRange(hash, begin, sink);
    }

    void append(long offset, EventRecord event) {
        range.append(event.leaf(hash));
        event.updateWithHash(sha256);
        first = first < 0 ? offset : first;
        last = offset;
    }

    long events() {
        return range.end() - range.begin();
    }

    CompactRange range() {
        return range;
    }

    /// Of all leaves, once they are there.
    Hash digest() {
        return Hash.of(sha256.digest());
    }

    Fault.Place place(int partition, long size) {
        return new Fault.Place.Range(partition, first, last, size);
    }
}
