package io.modelog.projector.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.ProducerRecord;

/// A record of `modelog.events`, or of `modelog.keys`, that is no event and no key: key `slot/<n>`, empty value. Readers pass over it.
///
/// A new owner commits one in each partition where the transaction of a dead owner was left open: a broker that is killed
/// between the coordinator's decision to commit and the marker in the partition may forget the marker when it starts
/// again (seen with Kafka 4.3.1, transactions version 2: `CompleteCommit` in the coordinator's log, no marker in the
/// partition). The marker of this commit ends both.
///
/// An import writes them where the log that it brings had other records that are no events, such as markers of
/// transactions: so its events keep their offsets.
public final class ClosingRecord {
    private static final byte[] KEY_PREFIX = "slot/".getBytes(UTF_8);

    private ClosingRecord() {}

    public static ProducerRecord<byte[], byte[]> in(int partition, int slot) {
        return new ProducerRecord<>(
                Topics.EVENTS, partition, ("slot/" + slot).getBytes(UTF_8), new byte[0]);
    }

    /// The same in the one partition of `modelog.keys`, where compaction keeps no more than one of each slot.
    public static ProducerRecord<byte[], byte[]> inKeys(int slot) {
        return new ProducerRecord<>(Topics.KEYS, 0, ("slot/" + slot).getBytes(UTF_8), new byte[0]);
    }

    public static boolean isKey(byte[] key) {
        for (var i = 0; i < KEY_PREFIX.length; i++) {
            if (i >= key.length || key[i] != KEY_PREFIX[i]) {
                return false;
            }
        }
        return true;
    }
}
