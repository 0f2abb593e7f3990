package io.modelog.projector.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.modelog.events.metadata.MetadataValue;
import io.modelog.projector.query.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Metadata as JSON, as the REST reference has it: `{"$uri": …}`, `{"$size": …}` and `{"$dtype": …}` for what JSON has
/// no type for.
public final class MetadataJson {
    public static final String URI = "$uri";
    public static final String SIZE = "$size";
    public static final String DTYPE = "$dtype";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private MetadataJson() {}

    public static JsonNode of(MetadataValue value) {
        return switch (value) {
            case MetadataValue.Text(var text) -> TextNode.valueOf(text);
            case MetadataValue.Whole(var number) -> whole(number);
            case MetadataValue.Real(var number) -> DecimalNode.valueOf(BigDecimal.valueOf(number));
            case MetadataValue.Flag(var flag) -> BooleanNode.valueOf(flag);
            case MetadataValue.Listed(var items) -> {
                var array = JSON.arrayNode();
                items.forEach(item -> array.add(of(item)));
                yield array;
            }
            case MetadataValue.Mapped(var entries) -> {
                var object = JSON.objectNode();
                entries.forEach((key, entry) -> object.set(key, of(entry)));
                yield object;
            }
            case MetadataValue.Uri(var uri) -> JSON.objectNode().put(URI, uri);
            case MetadataValue.Size(var bytes) -> JSON.objectNode().set(SIZE, whole(bytes));
            case MetadataValue.Dtype(var name) -> JSON.objectNode().put(DTYPE, name);
        };
    }

    /// The kind of node that it is read back as, so that a row read is equal to the row written.
    private static JsonNode whole(long number) {
        return number == (int) number ? IntNode.valueOf((int) number) : LongNode.valueOf(number);
    }

    /// What filters compare: those of a list each by itself.
    static List<Value> values(@Nullable JsonNode json) {
        var values = new ArrayList<Value>();
        if (json == null) {
            return values;
        }
        if (json.isArray()) {
            json.forEach(item -> values.add(value(item)));
        } else {
            values.add(value(json));
        }
        return values;
    }

    private static Value value(JsonNode json) {
        return switch (json) {
            case TextNode text -> new Value.Text(text.textValue());
            case BooleanNode flag -> new Value.Flag(flag.booleanValue());
            case ObjectNode object when object.has(SIZE) -> Value.of(object.get(SIZE).longValue());
            case ObjectNode object when object.has(URI) ->
                    new Value.Text(object.get(URI).textValue());
            case ObjectNode object when object.has(DTYPE) ->
                    new Value.Text(object.get(DTYPE).textValue());
            case JsonNode number when number.isNumber() -> new Value.Numeric(number.decimalValue());
            case JsonNode _ -> new Value.Opaque();
        };
    }
}
