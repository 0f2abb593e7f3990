package io.modelog.projector.view;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Which keys of a table may have been written, as a Bloom filter: that a key is new costs no look into the database then,
/// and most of those that a fold asks for are new. Only for a table that was empty at first.
final class WrittenKeys {
    /// 1 MB: of 1,000,000 keys that are new, some 3 % are taken for written; of 300,000 one in 200.
    private static final int BITS = 1 << 23;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private long[] words = {};

    void add(Key key) {
        if (words.length == 0) {
            words = new long[BITS / Long.SIZE];
        }
        var hash = hash(key.bytes());
        set((int) hash);
        set((int) (hash >>> Integer.SIZE));
    }

    boolean mayHave(Key key) {
        if (words.length == 0) {
            return false;
        }
        var hash = hash(key.bytes());
        return isSet((int) hash) && isSet((int) (hash >>> Integer.SIZE));
    }

    private void set(int hash) {
        var bit = hash & (BITS - 1);
        words[bit / Long.SIZE] |= 1L << bit;
    }

    private boolean isSet(int hash) {
        var bit = hash & (BITS - 1);
        return (words[bit / Long.SIZE] & (1L << bit)) != 0;
    }

    /// Keys differ in a few bits of numbers that count: eight bytes after the other are spread over all of them.
    private static long hash(byte[] key) {
        var hash = spread(key.length);
        var at = 0;
        for (; at + Long.BYTES <= key.length; at += Long.BYTES) {
            hash = spread(hash ^ (long) LONGS.get(key, at));
        }
        var rest = 0L;
        for (; at < key.length; at++) {
            rest = (rest << Byte.SIZE) | (key[at] & 0xFF);
        }
        return spread(hash ^ rest);
    }

    /// The last step of MurmurHash3, which lets each bit of the hash change half of all bits.
    private static long spread(long hash) {
        var mixed = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
