package io.modelog.audit.tree;

import io.modelog.events.log.Hash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The hashes of a Merkle tree: [RFC 6962, section 2.1](https://www.rfc-editor.org/rfc/rfc6962#section-2.1). Keeps one
/// digest at work, so it is not thread-safe.
public final class TreeHash {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest sha256 = sha256();

    public byte[] leaf(byte[] data) {
        return leaf(data, 0, data.length);
    }

    /// Of the data in a slice.
    public byte[] leaf(byte[] bytes, int from, int length) {
        sha256.update(LEAF);
        sha256.update(bytes, from, length);
        return sha256.digest();
    }

    public byte[] node(byte[] left, byte[] right) {
        sha256.update(NODE);
        sha256.update(left);
        sha256.update(right);
        return sha256.digest();
    }

    /// The root of a tree without leaves.
    public Hash empty() {
        return Hash.of(sha256.digest());
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
