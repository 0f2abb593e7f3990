package io.modelog.events.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// A SHA-256 digest. Two with the same bytes are equal.
public final class Hash {
    /// Length in bytes.
    public static final int LENGTH = 32;

    /// What the first event of a stream follows.
    public static final Hash NONE = new Hash(new byte[LENGTH]);

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException(
                    "a SHA-256 digest has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /// SHA-256 of the previous hash followed by a slice of a record.
    static Hash chained(Hash previous, byte[] record, int from) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous.bytes);
            digest.update(record, from, record.length - from);
            return new Hash(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, LENGTH);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// 64 hex digits.
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
