package io.modelog.log.file;

import io.modelog.audit.tree.TreeHash;
import io.modelog.events.log.Hash;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Counts and digests what goes through a file, for its [End].
final class Tally {
    private final MessageDigest sha256 = TreeHash.sha256();
    private final List<Long> events;
    private long checkpoints;

    Tally(int partitions) {
        events = new ArrayList<>(Collections.nCopies(partitions, 0L));
    }

    void event(int partition) {
        if (partition < 0 || partition >= events.size()) {
            throw new FileRefused(
                    "has an event in partition %d of %d".formatted(partition, events.size()));
        }
        events.set(partition, events.get(partition) + 1);
    }

    void checkpoint() {
        checkpoints++;
    }

    void digest(byte[] bytes, int from, int length) {
        sha256.update(bytes, from, length);
    }

    /// To be asked once.
    End end() {
        return new End(checkpoints, events, Hash.of(sha256.digest()));
    }
}
