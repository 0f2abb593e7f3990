package io.modelog.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.audit.tree.TreeHash;
import io.modelog.events.log.Hash;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The bytes of an event as `docs/reference/events.md` lays them out, read without a schema: what was written under any
/// schema is checked alike.
///
/// ```
/// 0   4-byte schema id   previous hash (32)   hash (32)   event id   stream   sequence   …
/// ```
public final class EventRecord {
    public static final int WIRE_HEADER = 5;
    public static final int HASH_AT = WIRE_HEADER + Hash.LENGTH;
    public static final int REST_AT = HASH_AT + Hash.LENGTH;

    private final byte[] bytes;
    private final int idAt;
    private final int streamAt;
    private final int streamLength;
    private final long sequence;

    private EventRecord(byte[] bytes) {
        this.bytes = bytes;
        var cursor = new Cursor(bytes, REST_AT);
        var idLength = cursor.length();
        idAt = cursor.at;
        cursor.skip(idLength);
        streamLength = cursor.length();
        streamAt = cursor.at;
        cursor.skip(streamLength);
        sequence = cursor.varLong();
    }

    /// Null when the bytes are no event.
    public static @Nullable EventRecord read(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length <= REST_AT || bytes[0] != 0) {
            return null;
        }
        try {
            var event = new EventRecord(bytes);
            return event.streamLength == 0 ? null : event;
        } catch (IndexOutOfBoundsException _) {
            return null;
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /// Which schema it was written with.
    public int schemaId() {
        return ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
    }

    public boolean hasId(byte[] eventId) {
        return Arrays.equals(bytes, idAt, idAt + eventId.length, eventId, 0, eventId.length);
    }

    public long sequence() {
        return sequence;
    }

    public String stream() {
        return new String(bytes, streamAt, streamLength, UTF_8);
    }

    public boolean isOf(byte @Nullable [] stream) {
        return stream != null
                && Arrays.equals(
                        bytes, streamAt, streamAt + streamLength, stream, 0, stream.length);
    }

    public Hash previousHash() {
        return slice(WIRE_HEADER);
    }

    public Hash hash() {
        return slice(HASH_AT);
    }

    private Hash slice(int from) {
        return Hash.of(Arrays.copyOfRange(bytes, from, from + Hash.LENGTH));
    }

    /// Whether the record says that the event before it has this hash.
    public boolean follows(byte[] hash) {
        return Arrays.equals(bytes, WIRE_HEADER, HASH_AT, hash, 0, Hash.LENGTH);
    }

    /// Writes the hash into the first 32 bytes there.
    public void copyHash(byte[] target) {
        System.arraycopy(bytes, HASH_AT, target, 0, Hash.LENGTH);
    }

    /// Its leaf in the tree of the log: the hash is the leaf's data.
    public byte[] leaf(TreeHash tree) {
        return tree.leaf(bytes, HASH_AT, Hash.LENGTH);
    }

    /// Adds the hash to what is digested.
    public void updateWithHash(MessageDigest digest) {
        digest.update(bytes, HASH_AT, Hash.LENGTH);
    }

    /// What the hash should be: SHA-256 of the previous hash as written, and the rest.
    public byte[] computedHash(MessageDigest sha256) {
        sha256.update(bytes, WIRE_HEADER, Hash.LENGTH);
        sha256.update(bytes, REST_AT, bytes.length - REST_AT);
        return sha256.digest();
    }

    public boolean hasHash(byte[] hash) {
        return Arrays.equals(bytes, HASH_AT, REST_AT, hash, 0, Hash.LENGTH);
    }

    /// Avro's binary encoding, as far as it is needed.
    private static final class Cursor {
        private final byte[] bytes;
        private int at;

        Cursor(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        int length() {
            var length = varLong();
            if (length < 0 || length > bytes.length - at) {
                throw new IndexOutOfBoundsException();
            }
            return (int) length;
        }

        void skip(int length) {
            at += length;
        }

        long varLong() {
            var zigzag = 0L;
            for (var shift = 0; shift < Long.SIZE; shift += 7) {
                var next = bytes[at++];
                zigzag |= (long) (next & 0x7f) << shift;
                if (next >= 0) {
                    return (zigzag >>> 1) ^ -(zigzag & 1);
                }
            }
            throw new IndexOutOfBoundsException();
        }
    }
}
