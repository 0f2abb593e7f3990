package io.modelog.projector.view;

import java.nio.ByteBuffer;

/// What a command did, and when.
record ReceiptRow(CommandReceipt receipt, long timeMicros) {
    byte[] encode() {
        return ByteBuffer.allocate(4 * Long.BYTES + Integer.BYTES)
                .putLong(receipt.firstSequence())
                .putLong(receipt.lastSequence())
                .putInt(receipt.partition())
                .putLong(receipt.offset())
                .putLong(timeMicros)
                .array();
    }

    static ReceiptRow decode(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        return new ReceiptRow(
                new CommandReceipt(
                        buffer.getLong(), buffer.getLong(), buffer.getInt(), buffer.getLong()),
                buffer.getLong());
    }
}
