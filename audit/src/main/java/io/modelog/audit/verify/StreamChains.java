package io.modelog.audit.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.audit.log.EventRecord;
import io.modelog.audit.tree.TreeHash;
import io.modelog.events.log.Hash;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// Proves the streams of one partition: each event has the hash of its bytes, follows the one before, and is where it
/// belongs. Keeps the head of each stream. Not thread-safe.
final class StreamChains {
    private final int partition;
    private final int partitions;
    private final Faults faults;
    private final MessageDigest sha256 = TreeHash.sha256();
    private final Map<String, Head> heads = new HashMap<>();

    /// The last event of a stream.
    private static final class Head {
        private long sequence;
        private long offset = -1;
        private final byte[] hash = new byte[Hash.LENGTH];
    }

    /// @param partitions how many the topic has
    StreamChains(int partition, int partitions, Faults faults) {
        this.partition = partition;
        this.partitions = partitions;
        this.faults = faults;
    }

    int streams() {
        return heads.size();
    }

    void check(long offset, byte @Nullable [] key, EventRecord event) {
        var stream = event.stream();
        if (!event.isOf(key)) {
            fault(
                    Fault.Kind.KEY,
                    offset,
                    event,
                    stream,
                    key == null ? "none" : new String(key, UTF_8));
        }
        var head = heads.get(stream);
        if (head == null) {
            head = new Head();
            heads.put(stream, head);
            checkPartition(offset, event, stream);
        }
        if (event.sequence() != head.sequence + 1) {
            fault(Fault.Kind.SEQUENCE, offset, event, next(head), event.sequence());
        } else if (!event.follows(head.hash)) {
            fault(Fault.Kind.LINK, offset, event, Hash.of(head.hash), event.previousHash());
        }
        var computed = event.computedHash(sha256);
        if (!event.hasHash(computed)) {
            fault(Fault.Kind.HASH, offset, event, Hash.of(computed), event.hash());
        }
        if (event.sequence()
                > head.sequence) { // one that comes late is not what the next one follows
            head.sequence = event.sequence();
            head.offset = offset;
            event.copyHash(head.hash);
        }
    }

    private void checkPartition(long offset, EventRecord event, String stream) {
        var right = Utils.toPositive(Utils.murmur2(stream.getBytes(UTF_8))) % partitions;
        if (right != partition) {
            fault(
                    Fault.Kind.PARTITION,
                    offset,
                    event,
                    "partition " + right,
                    "partition " + partition);
        }
    }

    private String next(Head head) {
        return head.offset < 0
                ? "1"
                : "%d after #%d at %d:%d"
                        .formatted(head.sequence + 1, head.sequence, partition, head.offset);
    }

    private void fault(
            Fault.Kind kind, long offset, EventRecord event, Object expected, Object found) {
        var place = new Fault.Place.Event(partition, offset, event.stream(), event.sequence());
        faults.add(kind, place, expected, found);
    }
}
