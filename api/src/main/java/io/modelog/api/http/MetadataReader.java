package io.modelog.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.modelog.events.id.InvalidValue;
import io.modelog.events.metadata.Metadata;
import io.modelog.events.metadata.MetadataValue;
import io.modelog.projector.view.MetadataJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// Reads metadata as [MetadataJson] writes it. What is wrong with a value is told under its key.
final class MetadataReader {
    /// Longest value, in characters of JSON.
    static final int VALUE_MAX = 65_535;

    private static final Set<String> MARKS =
            Set.of(MetadataJson.URI, MetadataJson.SIZE, MetadataJson.DTYPE);

    private MetadataReader() {}

    static Metadata read(ObjectNode object) {
        var entries = new LinkedHashMap<String, MetadataValue>();
        for (var entry : object.properties()) {
            try {
                entries.put(entry.getKey(), bounded(entry.getValue()));
            } catch (InvalidValue e) {
                throw e.in(entry.getKey());
            }
        }
        return new Metadata(entries);
    }

    private static MetadataValue bounded(JsonNode json) {
        var length = json.toString().length();
        if (length > VALUE_MAX) {
            throw invalid(
                    "has %d characters as JSON; at most %d are allowed"
                            .formatted(length, VALUE_MAX));
        }
        return value(json);
    }

    private static MetadataValue value(JsonNode json) {
        return switch (json) {
            case TextNode text -> new MetadataValue.Text(text.textValue());
            case BooleanNode flag -> new MetadataValue.Flag(flag.booleanValue());
            case ArrayNode array -> new MetadataValue.Listed(items(array));
            case ObjectNode object when MARKS.stream().anyMatch(object::has) -> marked(object);
            case ObjectNode object -> map(object);
            case JsonNode number when number.isIntegralNumber() ->
                    new MetadataValue.Whole(whole(number));
            case JsonNode number when number.isNumber() ->
                    new MetadataValue.Real(number.doubleValue());
            case JsonNode _ -> throw invalid("is null, or holds it; a value is wanted");
        };
    }

    private static List<MetadataValue> items(ArrayNode array) {
        var items = new ArrayList<MetadataValue>(array.size());
        array.forEach(item -> items.add(value(item)));
        return items;
    }

    private static MetadataValue map(ObjectNode object) {
        var entries = new LinkedHashMap<String, MetadataValue>();
        object.properties().forEach(entry -> entries.put(entry.getKey(), value(entry.getValue())));
        return new MetadataValue.Mapped(entries);
    }

    private static MetadataValue marked(ObjectNode object) {
        var mark = object.fieldNames().next();
        if (object.size() > 1) {
            throw invalid("has more than the key '%s' that marks its type".formatted(mark));
        }
        var content = object.get(mark);
        if (mark.equals(MetadataJson.SIZE)) {
            return new MetadataValue.Size(whole(content));
        }
        if (!content.isTextual()) {
            throw invalid("has a '%s' that is no text".formatted(mark));
        }
        return mark.equals(MetadataJson.URI)
                ? new MetadataValue.Uri(content.textValue())
                : new MetadataValue.Dtype(content.textValue());
    }

    private static long whole(JsonNode number) {
        if (!number.isIntegralNumber() || !number.canConvertToLong()) {
            throw invalid("has '%s', which is no whole number of 64 bits".formatted(number));
        }
        return number.longValue();
    }

    private static InvalidValue invalid(String problem) {
        return new InvalidValue("metadata", problem);
    }
}
