package io.modelog.sdk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A typed value that describes a version, an artifact version, a run or a step. [#of] makes it of a Java value.
///
/// {@snippet file=ClientArtifacts.java region=metadata}
public sealed interface MetadataValue {
    record Text(String value) implements MetadataValue {}

    record Whole(long value) implements MetadataValue {}

    record Real(double value) implements MetadataValue {
        public Real {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "%s is no metadata: JSON has no such number".formatted(value));
            }
        }
    }

    record Flag(boolean value) implements MetadataValue {}

    record Listed(List<MetadataValue> items) implements MetadataValue {
        public Listed {
            items = List.copyOf(items);
        }
    }

    /// In the order given; keys do not begin with `$`.
    record Mapped(Map<String, MetadataValue> entries) implements MetadataValue {
        public Mapped {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    record Uri(URI value) implements MetadataValue {}

    record Size(long bytes) implements MetadataValue {
        public Size {
            if (bytes < 0) {
                throw new IllegalArgumentException("%d bytes is no size".formatted(bytes));
            }
        }
    }

    /// The type of the elements of an array, such as `float32`.
    record Dtype(String name) implements MetadataValue {}

    /// The metadata of this text, boolean, whole or floating number, [URI], list, map with texts as keys, or metadata
    /// already; anything else is an [IllegalArgumentException] that says where it is.
    static MetadataValue of(Object value) {
        return JavaMetadata.read("", value);
    }

    /// The same of each value of the map.
    static Map<String, MetadataValue> ofEach(Map<String, ?> values) {
        return JavaMetadata.entries("", values);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static MetadataValue ofJson(Object json) {
        return JsonMetadata.read(json);
    }

    /// As REST writes it: text, number, boolean, list, or map; `{"$uri": …}`, `{"$size": …}` and `{"$dtype": …}` for
    /// the types that JSON has not.
    @JsonValue
    default Object json() {
        return switch (this) {
            case Text(var value) -> value;
            case Whole(var value) -> value;
            case Real(var value) -> value;
            case Flag(var value) -> value;
            case Listed(var items) -> items.stream().map(MetadataValue::json).toList();
            case Mapped(var entries) ->
                    entries.entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey,
                                            e -> e.getValue().json(),
                                            (first, _) -> first,
                                            LinkedHashMap::new));
            case Uri(var value) -> Map.of("$uri", value.toString());
            case Size(var bytes) -> Map.of("$size", bytes);
            case Dtype(var name) -> Map.of("$dtype", name);
        };
    }
}
