package io.modelog.projector.view;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 over rows in the order of their keys; each part goes in with its length before it.
final class RowDigest {
    private final MessageDigest digest;

    RowDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    void add(byte[] key, byte[] row) {
        part(key);
        part(row);
    }

    private void part(byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    /// 64 hex digits; to be asked once.
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
