package io.modelog.projector.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.ProducerRecord;

/// A record of `modelog.events` that is no event, or of `modelog.keys` that is no key: key `slot/<n>`, empty value. Readers
/// pass over it. In `modelog.promotions` it has no value, which other deserializers pass over too.
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

    public static ProducerRecord<byte[], byte[]> in(String topic, int partition, int slot) {
        return new ProducerRecord<>(
                topic,
                partition,
                ("slot/" + slot).getBytes(UTF_8),
                topic.equals(Topics.PROMOTIONS) ? null : new byte[0]);
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
