package io.modelog.audit.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/// Tells whose signature it is: Ed25519, as text `<name>+<key id>+<base64>` (a "vkey" elsewhere).
public final class PublicNoteKey {
    /// What stands before the 32 bytes of an Ed25519 key in X.509 (RFC 8410).
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final KeyText text;
    private final PublicKey key;

    private PublicNoteKey(KeyText text) {
        this.text = text;
        var encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + text.bytes().length);
        System.arraycopy(text.bytes(), 0, encoded, X509_PREFIX.length, text.bytes().length);
        try {
            this.key =
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new NoteRefused("the public key is no point of Ed25519", e);
        }
    }

    /// Throws [NoteRefused].
    public static PublicNoteKey parse(String line) {
        if (line.startsWith(PrivateNoteKey.PREFIX)) {
            throw KeyText.refused(
                    "public key",
                    "is a private one; the public one is in the file that ends in .pub");
        }
        var text = KeyText.parse(line, "public key");
        var id = KeyText.number(text.name(), text.bytes());
        if (id != text.number()) {
            throw KeyText.refused(
                    "public key",
                    "has the id %08x and should have %08x".formatted(text.number(), id));
        }
        return new PublicNoteKey(text);
    }

    static PublicNoteKey of(KeyName name, PublicKey key) {
        var encoded = key.getEncoded();
        var bytes = Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length);
        return new PublicNoteKey(new KeyText(name, KeyText.number(name, bytes), bytes));
    }

    public KeyName name() {
        return text.name();
    }

    /// Name and key id, as a signature line has them.
    public String id() {
        return text.id();
    }

    int number() {
        return text.number();
    }

    boolean verifies(String signed, byte[] signature) {
        try {
            var ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(signed.getBytes(UTF_8));
            return ed25519.verify(signature);
        } catch (GeneralSecurityException _) {
            return false; // a signature of another length, or of values outside the field
        }
    }

    /// What [#parse] reads.
    @Override
    public String toString() {
        return text.toString();
    }
}
