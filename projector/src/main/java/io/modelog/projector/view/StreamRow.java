package io.modelog.projector.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.events.log.Hash;
import java.nio.ByteBuffer;

/// How far a stream is, and the command that took it there.
///
/// @param commandFirst sequence of the first event of the last command
/// @param timeMicros time of the last event
record StreamRow(long sequence, Hash hash, long commandFirst, long timeMicros, String command) {
    static final StreamRow NONE = new StreamRow(0, Hash.NONE, 0, 0, "");

    private static final int FIXED = 3 * Long.BYTES + Hash.LENGTH;

    byte[] encode() {
        var text = command.getBytes(UTF_8);
        return ByteBuffer.allocate(FIXED + text.length)
                .putLong(sequence)
                .put(hash.bytes())
                .putLong(commandFirst)
                .putLong(timeMicros)
                .put(text)
                .array();
    }

    static StreamRow decode(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        var sequence = buffer.getLong();
        var hash = new byte[Hash.LENGTH];
        buffer.get(hash);
        return new StreamRow(
                sequence,
                Hash.of(hash),
                buffer.getLong(),
                buffer.getLong(),
                new String(bytes, FIXED, bytes.length - FIXED, UTF_8));
    }
}
