package io.modelog.sdk;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Metadata as Jackson reads it without a type. An object with a mark of a newer node's is read as a map.
final class JsonMetadata {
    private JsonMetadata() {}

    static MetadataValue read(@Nullable Object json) {
        return switch (json) {
            case String text -> new MetadataValue.Text(text);
            case Boolean flag -> new MetadataValue.Flag(flag);
            case Integer whole -> new MetadataValue.Whole(whole);
            case Long whole -> new MetadataValue.Whole(whole);
            case Double real -> new MetadataValue.Real(real);
            case List<?> items ->
                    new MetadataValue.Listed(items.stream().map(JsonMetadata::read).toList());
            case Map<?, ?> entries -> object(entries);
            case null, default ->
                    throw new IllegalArgumentException("%s is no metadata".formatted(json));
        };
    }

    private static MetadataValue object(Map<?, ?> json) {
        if (json.size() == 1) {
            if (json.get("$uri") instanceof String uri) {
                return new MetadataValue.Uri(URI.create(uri));
            }
            if (json.get("$size") instanceof Number bytes && isWhole(bytes)) {
                return new MetadataValue.Size(bytes.longValue());
            }
            if (json.get("$dtype") instanceof String name) {
                return new MetadataValue.Dtype(name);
            }
        }
        Map<String, MetadataValue> entries = new LinkedHashMap<>();
        json.forEach((key, value) -> entries.put(String.valueOf(key), read(value)));
        return new MetadataValue.Mapped(entries);
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer || number instanceof Long;
    }
}
