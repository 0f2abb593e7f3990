package io.modelog.audit.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/// One signature line of a note.
final class NoteSignature {
    private static final String DASH = "\u2014 ";

    private final KeyName name;
    private final int keyId;
    private final byte[] bytes;

    NoteSignature(KeyName name, int keyId, byte[] bytes) {
        this.name = name;
        this.keyId = keyId;
        this.bytes = bytes;
    }

    static NoteSignature parse(String line) {
        var space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space < DASH.length()) {
            throw new NoteRefused("'%s' is no signature line".formatted(line));
        }
        var name = new KeyName(line.substring(DASH.length(), space));
        var signature = decode(line.substring(space + 1), line);
        if (signature.length <= Integer.BYTES) {
            throw new NoteRefused("'%s' holds no signature".formatted(line));
        }
        var parsed =
                new NoteSignature(
                        name,
                        ByteBuffer.wrap(signature).getInt(),
                        Arrays.copyOfRange(signature, Integer.BYTES, signature.length));
        if (!parsed.toString().equals(line)) {
            throw new NoteRefused("'%s' is not written as base64 is".formatted(line));
        }
        return parsed;
    }

    private static byte[] decode(String base64, String line) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new NoteRefused("'%s' is not in base64".formatted(line), e);
        }
    }

    boolean isBy(PublicNoteKey key) {
        return key.id().equals(signer());
    }

    /// Whether the key made it of this text.
    boolean isOf(String text, PublicNoteKey key) {
        return key.verifies(text, bytes);
    }

    /// Name and id of the key.
    String signer() {
        return "%s+%08x".formatted(name, keyId);
    }

    @Override
    public String toString() {
        var signature =
                ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(keyId).put(bytes).array();
        return DASH + name + " " + Base64.getEncoder().encodeToString(signature);
    }
}
