package io.modelog.sdk.pipeline;

import io.modelog.sdk.store.TypeOf;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An external artifact as a configuration names it, where all that the types rule out can still be said.
record ExternalArtifactKeys<T>(Map<String, ?> keys, TypeOf<T> type) {
    /// The keys of which exactly one is there, each with those that can go with it.
    private static final Map<String, List<String>> WAYS =
            Map.of(
                    "value", List.of(),
                    "id", List.of(),
                    "name", List.of("version"),
                    "pipeline", List.of("artifact"),
                    "modelArtifact", List.of("artifactVersion", "model", "modelVersion"));

    ExternalArtifact<T> artifact() {
        var way = way();
        checkKnown(way);
        return switch (way) {
            case "value" -> ExternalArtifact.value(value());
            case "id" -> ExternalArtifact.id(id(), type);
            case "name" -> new ExternalArtifact.Named<>(text("name"), number("version"), type);
            case "pipeline" ->
                    ExternalArtifact.ofPipeline(text("pipeline"), text("artifact"), type);
            default ->
                    new ExternalArtifact.OfModel<>(
                            text("modelArtifact"),
                            number("artifactVersion"),
                            optional("model"),
                            optional("modelVersion"),
                            type);
        };
    }

    private String way() {
        var ways = WAYS.keySet().stream().filter(keys::containsKey).sorted().toList();
        if (ways.size() > 1) {
            throw fault("only one of %s can name it".formatted(String.join(", ", ways)));
        }
        if (ways.isEmpty()) {
            throw fault("one of %s must name it".formatted(listed(WAYS.keySet())));
        }
        return ways.getFirst();
    }

    private void checkKnown(String way) {
        var known = Stream.concat(Stream.of(way), WAYS.getOrDefault(way, List.of()).stream());
        var names = known.collect(Collectors.toSet());
        if (!names.containsAll(keys.keySet())) {
            throw fault("only %s can be there with %s".formatted(listed(names), way));
        }
    }

    private T value() {
        var value = keys.get("value");
        if (!type.rawType().isInstance(value)) {
            throw fault("value is no %s".formatted(type));
        }
        return type.rawType().cast(value);
    }

    private UUID id() {
        try {
            return UUID.fromString(text("id"));
        } catch (IllegalArgumentException e) {
            throw fault("id is a UUID");
        }
    }

    private String text(String key) {
        var text = optional(key);
        if (text == null) {
            throw fault("%s is missing".formatted(key));
        }
        return text;
    }

    /// A version may be given as number.
    private @Nullable String optional(String key) {
        return switch (keys.get(key)) {
            case null -> null;
            case String text when !text.isBlank() -> text;
            case Integer number when key.equals("modelVersion") -> number.toString();
            case Long number when key.equals("modelVersion") -> number.toString();
            default -> throw fault("%s is a text".formatted(key));
        };
    }

    private @Nullable Integer number(String key) {
        return switch (keys.get(key)) {
            case null -> null;
            case Integer number -> number;
            case Long number when number.intValue() == number -> number.intValue();
            default -> throw fault("%s is a number".formatted(key));
        };
    }

    private IllegalArgumentException fault(String what) {
        return new IllegalArgumentException("external artifact %s: %s".formatted(keys, what));
    }

    private static String listed(Set<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }
}
