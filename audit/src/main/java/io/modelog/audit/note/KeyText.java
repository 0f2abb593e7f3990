package io.modelog.audit.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.audit.tree.TreeHash;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A key as text, in the encoding of Go's `sumdb/note`: `<name>+<key id>+<base64 of 0x01 and 32 bytes>`.
final class KeyText {
    private static final byte ED25519 = 1;
    private static final int KEY_LENGTH = 32;

    private final KeyName name;
    private final int number;
    private final byte[] bytes;

    KeyText(KeyName name, int number, byte[] bytes) {
        this.name = name;
        this.number = number;
        this.bytes = bytes;
    }

    /// @param what is named in a refusal
    static KeyText parse(String text, String what) {
        var parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw refused(what, "is not <name>+<key id>+<base64>");
        }
        var name = new KeyName(parts[0]);
        if (!parts[1].matches("[0-9a-f]{8}")) {
            throw refused(what, "has the key id '%s'; 8 hex digits are wanted".formatted(parts[1]));
        }
        var key = decode(parts[2], what);
        if (key.length != 1 + KEY_LENGTH || key[0] != ED25519) {
            throw refused(what, "is no Ed25519 key: 0x01 and 32 bytes are wanted");
        }
        var parsed =
                new KeyText(
                        name,
                        HexFormat.fromHexDigits(parts[1]),
                        Arrays.copyOfRange(key, 1, key.length));
        if (!parsed.toString().equals(text)) {
            throw refused(what, "is not written as base64 is");
        }
        return parsed;
    }

    /// The id of a public key: C2SP signed-note, section "Signatures".
    static int number(KeyName name, byte[] publicKey) {
        var sha256 = TreeHash.sha256();
        sha256.update((name + "\n").getBytes(UTF_8));
        sha256.update(ED25519);
        var digest = sha256.digest(publicKey);
        return HexFormat.fromHexDigits(HexFormat.of().formatHex(digest, 0, 4));
    }

    KeyName name() {
        return name;
    }

    /// The key id.
    int number() {
        return number;
    }

    String id() {
        return "%s+%08x".formatted(name, number);
    }

    /// The key itself, 32 bytes.
    byte[] bytes() {
        return bytes;
    }

    static NoteRefused refused(String what, String why) {
        return new NoteRefused("the %s %s".formatted(what, why));
    }

    private static byte[] decode(String base64, String what) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            throw refused(what, "is not in base64");
        }
    }

    @Override
    public String toString() {
        var typed = new byte[1 + KEY_LENGTH];
        typed[0] = ED25519;
        System.arraycopy(bytes, 0, typed, 1, KEY_LENGTH);
        return "%s+%s".formatted(id(), Base64.getEncoder().encodeToString(typed));
    }
}
