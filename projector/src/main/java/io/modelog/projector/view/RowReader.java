package io.modelog.projector.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a row in the order in which a [RowWriter] has written them.
final class RowReader {
    private final ByteBuffer row;

    RowReader(byte[] row) {
        this.row = ByteBuffer.wrap(row);
    }

    long number() {
        var number = 0L;
        for (var shift = 0; ; shift += 7) {
            var part = row.get();
            number |= (long) (part & 0x7F) << shift;
            if (part >= 0) {
                return (number >>> 1) ^ -(number & 1);
            }
        }
    }

    String text() {
        var length = length();
        var text = new String(row.array(), row.position(), length, UTF_8);
        row.position(row.position() + length);
        return text;
    }

    boolean flag() {
        return row.get() != 0;
    }

    UUID id() {
        return new UUID(row.getLong(), row.getLong());
    }

    Instant time() {
        return Keys.time(row.getLong());
    }

    JsonNode json() {
        var text = text();
        return text.isEmpty() ? JsonNodeFactory.instance.objectNode() : RowJson.parse(text);
    }

    Map<String, JsonNode> metadata() {
        var size = length();
        if (size == 0) {
            return Map.of();
        }
        var metadata = new LinkedHashMap<String, JsonNode>();
        for (var i = 0; i < size; i++) {
            metadata.put(text(), json());
        }
        return Collections.unmodifiableMap(metadata);
    }

    <T> List<T> list(Function<RowReader, T> read) {
        var size = length();
        if (size == 0) {
            return List.of();
        }
        var items = new ArrayList<T>(size);
        for (var i = 0; i < size; i++) {
            items.add(read.apply(this));
        }
        return Collections.unmodifiableList(items);
    }

    <T> @Nullable T orNull(Function<RowReader, T> read) {
        return flag() ? read.apply(this) : null;
    }

    private int length() {
        return Math.toIntExact(number());
    }
}
