package io.modelog.projector.subject;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.events.codec.SealedText;
import io.modelog.events.decider.CorruptStream;
import io.modelog.events.id.Actor;
import io.modelog.events.id.KeyId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A key of a subject: AES-256-GCM, as `docs/reference/erasure.md` says. Thread-safe.
public final class SubjectKey {
    static final int KEY_BYTES = 32;

    private static final String ALGORITHM = "AES";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyId id;
    private final Actor subject;
    private final SecretKeySpec key;
    private final SealedText name;

    SubjectKey(KeyId id, Actor subject, byte[] key) {
        this.id = id;
        this.subject = subject;
        this.key = new SecretKeySpec(key, ALGORITHM);
        // the one text under this nonce, so that a name is opened by comparing
        this.name = seal(new byte[NONCE_BYTES], subject.value());
    }

    /// A new key.
    public static SubjectKey draw(Actor subject) {
        return new SubjectKey(new KeyId(RANDOM.nextLong()), subject, random(KEY_BYTES));
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    public KeyId id() {
        return id;
    }

    public Actor subject() {
        return subject;
    }

    byte[] key() {
        return key.getEncoded();
    }

    /// The name of the subject, always with the same bytes.
    public SealedText name() {
        return name;
    }

    /// Any other text.
    public SealedText seal(String text) {
        return seal(random(NONCE_BYTES), text);
    }

    private SealedText seal(byte[] nonce, String text) {
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(text.getBytes(UTF_8));
            return new SealedText(
                    id,
                    ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .flip()
                            .asReadOnlyBuffer());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + CIPHER, e);
        }
    }

    /// Throws [CorruptStream] when this key did not seal the text.
    String open(ByteBuffer sealed) {
        if (sealed.equals(name.sealed())) {
            return subject.value();
        }
        var bytes = new byte[sealed.remaining()];
        sealed.duplicate().get(bytes);
        try {
            if (bytes.length < NONCE_BYTES) {
                throw new GeneralSecurityException("there is no nonce");
            }
            var text =
                    cipher(Cipher.DECRYPT_MODE, bytes)
                            .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return new String(text, UTF_8);
        } catch (GeneralSecurityException e) {
            throw new CorruptStream(
                    "key %s in modelog.keys does not open a text that was sealed under this id: %s"
                            .formatted(id, e.getMessage()));
        }
    }

    /// @param nonce its first bytes
    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
        return cipher;
    }

    /// Without the key, and without the name.
    @Override
    public String toString() {
        return "key " + id;
    }
}
