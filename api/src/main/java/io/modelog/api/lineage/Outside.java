package io.modelog.api.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelog.events.id.InvalidValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An object of an OpenLineage event. What it does not have to hold it may hold in any form. All methods throw
/// [InvalidValue] under the place of what is wrong, such as `inputs[0].name`.
record Outside(String at, ObjectNode node) {
    static Outside event(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return new Outside("", object);
        }
        throw new InvalidValue("event", "is no JSON object");
    }

    Outside object(String name) {
        return object(place(name), node.path(name));
    }

    private static Outside object(String place, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return new Outside(place + ".", object);
        }
        throw new InvalidValue(
                place, value.isMissingNode() || value.isNull() ? "is missing" : "is no object");
    }

    String text(String name) {
        var text = optional(name);
        if (text == null || text.isBlank()) {
            throw new InvalidValue(place(name), text == null ? "is missing" : "is blank");
        }
        return text;
    }

    /// Null when it is absent or null.
    @Nullable String optional(String name) {
        var value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new InvalidValue(place(name), "is no text");
        }
        return value.textValue();
    }

    /// Empty when it is absent or null.
    List<Outside> objects(String name) {
        var value = node.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isArray()) {
            throw new InvalidValue(place(name), "is no array");
        }
        var objects = new ArrayList<Outside>();
        for (var element : value) {
            objects.add(object("%s[%d]".formatted(place(name), objects.size()), element));
        }
        return objects;
    }

    String place(String name) {
        return at + name;
    }
}
