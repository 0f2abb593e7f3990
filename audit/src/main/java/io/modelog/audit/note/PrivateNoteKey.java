package io.modelog.audit.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.function.BiFunction;

/// Signs notes. As text it is a secret: `PRIVATE+KEY+<name>+<key id>+<base64>`, the encoding of Go's `sumdb/note`.
public final class PrivateNoteKey {
    static final String PREFIX = "PRIVATE+KEY+";

    private final KeyText text;
    private final PrivateKey key;

    private PrivateNoteKey(KeyText text, PrivateKey key) {
        this.text = text;
        this.key = key;
    }

    /// Makes a new pair and gives both keys to `pair`.
    public static <T> T generate(KeyName name, BiFunction<PrivateNoteKey, PublicNoteKey, T> pair) {
        try {
            var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var publicKey = PublicNoteKey.of(name, keys.getPublic());
            var seed = ((EdECPrivateKey) keys.getPrivate()).getBytes().orElseThrow();
            var text = new KeyText(name, publicKey.number(), seed);
            return pair.apply(new PrivateNoteKey(text, keys.getPrivate()), publicKey);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK since 15 has Ed25519", e);
        }
    }

    /// Throws [NoteRefused], whose message does not tell the key.
    public static PrivateNoteKey parse(String line) {
        if (!line.startsWith(PREFIX)) {
            throw KeyText.refused("private key", "does not begin with " + PREFIX);
        }
        var text = KeyText.parse(line.substring(PREFIX.length()), "private key");
        try {
            var spec = new EdECPrivateKeySpec(NamedParameterSpec.ED25519, text.bytes());
            return new PrivateNoteKey(
                    text, KeyFactory.getInstance("Ed25519").generatePrivate(spec));
        } catch (GeneralSecurityException e) {
            throw new NoteRefused("the private key is no Ed25519 key", e);
        }
    }

    public KeyName name() {
        return text.name();
    }

    /// Whether what it signs is verified by that public key.
    public boolean belongsTo(PublicNoteKey publicKey) {
        return publicKey.id().equals(text.id())
                && publicKey.verifies("a pair?\n", sign("a pair?\n"));
    }

    NoteSignature signature(String signed) {
        return new NoteSignature(name(), text.number(), sign(signed));
    }

    private byte[] sign(String signed) {
        try {
            var ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(key);
            ed25519.update(signed.getBytes(UTF_8));
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("an Ed25519 key signs everything", e);
        }
    }

    /// What [#parse] reads: the secret.
    public String secret() {
        return PREFIX + text;
    }

    @Override
    public String toString() {
        return "private key of " + text.id();
    }
}
