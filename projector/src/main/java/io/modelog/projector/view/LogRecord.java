package io.modelog.projector.view;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// A record of the log and where it stands. Its bytes are shared, and to be read only.
@SuppressWarnings(
        "ArrayRecordComponent") // equality is written out below; copying each record of a replay
// would cost
public record LogRecord(int partition, long offset, byte[] bytes) {
    private static final int FIXED = Integer.BYTES + Long.BYTES;

    byte[] encode() {
        return ByteBuffer.allocate(FIXED + bytes.length)
                .putInt(partition)
                .putLong(offset)
                .put(bytes)
                .array();
    }

    static LogRecord decode(byte[] row) {
        var buffer = ByteBuffer.wrap(row);
        return new LogRecord(
                buffer.getInt(), buffer.getLong(), Arrays.copyOfRange(row, FIXED, row.length));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogRecord(var p, var o, var b)
                && partition == p
                && offset == o
                && Arrays.equals(bytes, b);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
