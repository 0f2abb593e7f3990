package io.modelog.log.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/// Events as JSON: times as text, hashes in hex, other bytes in base64.
public final class EventJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private EventJson() {}

    /// The envelope field by field as its schema has them, with `position` and `type` in front.
    public static ObjectNode of(LoggedEvent event) {
        var json = JSON.objectNode();
        json.put("position", event.position());
        json.put("type", event.type());
        json.setAll(record(event.envelope()));
        return json;
    }

    /// Field by field as its schema has them.
    public static ObjectNode record(IndexedRecord record) {
        var json = JSON.objectNode();
        for (var field : record.getSchema().getFields()) {
            json.set(field.name(), value(field.schema(), record.get(field.pos())));
        }
        return json;
    }

    private static JsonNode value(Schema declared, @Nullable Object value) {
        var schema =
                declared.isUnion()
                        ? declared.getTypes().get(GenericData.get().resolveUnion(declared, value))
                        : declared;
        return switch (value) {
            case null -> JSON.nullNode();
            case IndexedRecord record -> record(record);
            case Collection<?> items -> {
                var array = JSON.arrayNode();
                items.forEach(item -> array.add(value(schema.getElementType(), item)));
                yield array;
            }
            case Map<?, ?> entries -> {
                var object = JSON.objectNode();
                entries.forEach((key, entry) ->
                        object.set(String.valueOf(key), value(schema.getValueType(), entry)));
                yield object;
            }
            case GenericFixed bytes -> JSON.textNode(HexFormat.of().formatHex(bytes.bytes()));
            case ByteBuffer bytes -> JSON.textNode(base64(bytes));
            case Long number when schema.getLogicalType() instanceof LogicalTypes.TimestampMicros ->
                    JSON.textNode(Instant.EPOCH.plus(number, ChronoUnit.MICROS).toString());
            case Long number -> JSON.numberNode(number);
            case Integer number -> JSON.numberNode(number);
            case Double number -> JSON.numberNode(number);
            case Float number -> JSON.numberNode(number);
            case Boolean truth -> JSON.booleanNode(truth);
            default -> JSON.textNode(value.toString()); // text, a symbol of an enum
        };
    }

    private static String base64(ByteBuffer bytes) {
        var copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return Base64.getEncoder().encodeToString(copy);
    }
}
