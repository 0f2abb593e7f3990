package io.modelog.api.openapi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// A part of the OpenAPI document, and where in it that is; references are followed.
record Part(JsonPointer at, JsonNode node) {
    static final Part DOCUMENT =
            new Part(
                    JsonPointer.empty(),
                    JsonMapper.builder().build().valueToTree(OpenApiDocument.tree()));

    Optional<Part> find(String name) {
        var child = node.get(name);
        return child == null
                ? Optional.empty()
                : Optional.of(new Part(at.appendProperty(name), child).followed());
    }

    Part get(String name) {
        return find(name).orElseThrow(() -> new AssertionError("%s has no %s".formatted(at, name)));
    }

    List<String> names() {
        return node.properties().stream().map(field -> field.getKey()).toList();
    }

    List<Part> elements() {
        return StreamSupport.stream(node.spliterator(), false)
                .map(element -> new Part(at, element).followed())
                .toList();
    }

    private Part followed() {
        var reference = node.path("$ref").asText();
        if (reference.isEmpty()) {
            return this;
        }
        var target = JsonPointer.compile(reference.substring(1));
        return new Part(target, DOCUMENT.node.at(target));
    }
}
