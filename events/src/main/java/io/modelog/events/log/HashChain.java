package io.modelog.events.log;

import java.util.Arrays;

/// The hash chain of a stream, on records as they stand in the log:
///
/// ```
/// 0   4-byte schema id   previous hash (32)   hash (32)   the rest
/// ```
///
/// `hash = SHA-256(previous hash ‖ the rest)`. Working on the bytes as written, it needs no schema, and adding a field
/// to an event later leaves the old hashes valid.
public final class HashChain {
    /// Magic byte and schema id of the Confluent wire format.
    public static final int WIRE_HEADER = 5;

    private static final int HASH_AT = WIRE_HEADER + Hash.LENGTH;
    private static final int REST_AT = HASH_AT + Hash.LENGTH;

    private HashChain() {}

    /// Writes both hashes into a record whose rest is complete, and returns the record's hash.
    public static Hash seal(byte[] record, Hash previous) {
        var hash = Hash.chained(previous, record, REST_AT);
        previous.copyTo(record, WIRE_HEADER);
        hash.copyTo(record, HASH_AT);
        return hash;
    }

    public static Hash hash(byte[] record) {
        return slice(record, HASH_AT);
    }

    /// Whether the record carries the hash of its own bytes and follows `previous`.
    public static boolean follows(byte[] record, Hash previous) {
        return record.length > REST_AT
                && slice(record, WIRE_HEADER).equals(previous)
                && hash(record).equals(Hash.chained(previous, record, REST_AT));
    }

    private static Hash slice(byte[] record, int from) {
        return Hash.of(Arrays.copyOfRange(record, from, from + Hash.LENGTH));
    }
}
