package io.modelog.projector.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Writes a row field by field, without names: [RowReader] reads the same fields in the same order.
final class RowWriter {
    private static final int MORE = 0x80;

    private byte[] bytes = new byte[256];
    private int length;

    /// Seven bits to a byte, the least significant first; small numbers are short, negative ones too.
    RowWriter number(long number) {
        room(Long.BYTES + 2);
        var left = (number << 1) ^ (number >> 63);
        while (left >>> 7 != 0) {
            bytes[length++] = (byte) (left | MORE);
            left >>>= 7;
        }
        bytes[length++] = (byte) left;
        return this;
    }

    RowWriter text(String text) {
        return counted(text.getBytes(UTF_8));
    }

    RowWriter flag(boolean flag) {
        room(1);
        bytes[length++] = (byte) (flag ? 1 : 0);
        return this;
    }

    RowWriter id(UUID id) {
        return fixed(id.getMostSignificantBits()).fixed(id.getLeastSignificantBits());
    }

    /// In microseconds: events know no finer.
    RowWriter time(Instant time) {
        return fixed(Keys.micros(time));
    }

    /// An empty object, as most are, takes one byte.
    RowWriter json(JsonNode json) {
        return json.isObject() && json.isEmpty() ? number(0) : counted(RowJson.bytes(json));
    }

    RowWriter metadata(Map<String, JsonNode> metadata) {
        return list(
                metadata.entrySet(),
                (row, entry) -> row.text(entry.getKey()).json(entry.getValue()));
    }

    <T> RowWriter list(Collection<T> items, BiConsumer<RowWriter, T> write) {
        number(items.size());
        items.forEach(item -> write.accept(this, item));
        return this;
    }

    <T> RowWriter orNull(@Nullable T value, BiConsumer<RowWriter, T> write) {
        flag(value != null);
        if (value != null) {
            write.accept(this, value);
        }
        return this;
    }

    byte[] row() {
        return Arrays.copyOf(bytes, length);
    }

    private RowWriter counted(byte[] more) {
        number(more.length);
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    private RowWriter fixed(long number) {
        room(Long.BYTES);
        ByteBuffer.wrap(bytes).putLong(length, number);
        length += Long.BYTES;
        return this;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length + more);
        }
    }
}
