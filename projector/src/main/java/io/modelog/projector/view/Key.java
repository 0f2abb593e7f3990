package io.modelog.projector.view;

import java.util.Arrays;

/// Key of a row, ordered as RocksDB orders it: byte by byte, unsigned.
final class Key implements Comparable<Key> {
    static final Key EMPTY = new Key(new byte[0]);

    private final byte[] bytes;
    private final int hash;

    /// @param bytes not copied: nobody may change them afterwards
    Key(byte[] bytes) {
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes);
    }

    /// The key's own bytes, to be read only.
    byte[] bytes() {
        return bytes;
    }

    /// Comes after all keys with this prefix: none goes on with the byte 0xFF, because names are UTF-8 and numbers
    /// positive.
    Key end() {
        var end = Arrays.copyOf(bytes, bytes.length + 1);
        end[bytes.length] = (byte) 0xFF;
        return new Key(end);
    }

    boolean startsWith(Key prefix) {
        var length = prefix.bytes.length;
        return bytes.length >= length && Arrays.equals(bytes, 0, length, prefix.bytes, 0, length);
    }

    @Override
    public int compareTo(Key other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && hash == key.hash && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
