package io.modelog.events.metadata;

import io.modelog.events.id.InvalidValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A typed value (D-75). What has no place in JSON, such as NaN, is refused.
public sealed interface MetadataValue {
    /// Levels of lists and maps in each other.
    int DEPTH_MAX = 20;

    record Text(String value) implements MetadataValue {
        public Text {
            io.modelog.events.id.Text.longText("metadata", value);
        }
    }

    record Whole(long value) implements MetadataValue {}

    record Real(double value) implements MetadataValue {
        public Real {
            if (!Double.isFinite(value)) {
                throw new InvalidValue("metadata", "is %s, which is no number".formatted(value));
            }
        }
    }

    record Flag(boolean value) implements MetadataValue {}

    record Listed(List<MetadataValue> items) implements MetadataValue {
        public Listed {
            items = List.copyOf(items);
            checkDepth(items);
        }
    }

    /// In the order given.
    record Mapped(SequencedMap<String, MetadataValue> entries) implements MetadataValue {
        public Mapped {
            for (var key : entries.keySet()) {
                io.modelog.events.id.Text.longText("metadata", key);
                if (key.startsWith("$")) {
                    throw new InvalidValue(
                            "metadata", "has the key '%s'; '$' marks types".formatted(key));
                }
            }
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
            checkDepth(entries.values());
        }

        public static Mapped of(Map<String, MetadataValue> entries) {
            return new Mapped(new LinkedHashMap<>(entries));
        }
    }

    record Uri(String value) implements MetadataValue {
        public Uri {
            io.modelog.events.id.Text.longText("metadata", value);
            try {
                new URI(value);
            } catch (URISyntaxException e) {
                throw new InvalidValue("metadata", "is no URI: " + e.getMessage());
            }
        }
    }

    record Size(long bytes) implements MetadataValue {
        public Size {
            if (bytes < 0) {
                throw new InvalidValue("metadata", "has a size of %d bytes".formatted(bytes));
            }
        }
    }

    record Dtype(String name) implements MetadataValue {
        public Dtype {
            io.modelog.events.id.Text.shortText("metadata", name);
        }
    }

    /// Name of the type, as in REST and CLI.
    default String type() {
        return switch (this) {
            case Text _ -> "string";
            case Whole _ -> "long";
            case Real _ -> "double";
            case Flag _ -> "bool";
            case Listed _ -> "list";
            case Mapped _ -> "map";
            case Uri _ -> "uri";
            case Size _ -> "size";
            case Dtype _ -> "dtype";
        };
    }

    private static void checkDepth(Iterable<MetadataValue> values) {
        for (var value : values) {
            if (depth(value) >= DEPTH_MAX) {
                throw new InvalidValue(
                        "metadata", "is nested deeper than %d levels".formatted(DEPTH_MAX));
            }
        }
    }

    private static int depth(MetadataValue value) {
        return switch (value) {
            case Listed(var items) ->
                    1 + items.stream().mapToInt(MetadataValue::depth).max().orElse(0);
            case Mapped(var entries) ->
                    1 + entries.values().stream().mapToInt(MetadataValue::depth).max().orElse(0);
            case Text _, Whole _, Real _, Flag _, Uri _, Size _, Dtype _ -> 0;
        };
    }
}
