package io.modelog.sdk;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Metadata of the values that a Java program has at hand; errors name the place, such as `scores.rmse[3]`.
final class JavaMetadata {
    private JavaMetadata() {}

    static MetadataValue read(String place, @Nullable Object value) {
        return switch (value) {
            case MetadataValue metadata -> metadata;
            case String text -> new MetadataValue.Text(text);
            case Boolean flag -> new MetadataValue.Flag(flag);
            case Long whole -> new MetadataValue.Whole(whole);
            case Integer whole -> new MetadataValue.Whole(whole);
            case Short whole -> new MetadataValue.Whole(whole);
            case Byte whole -> new MetadataValue.Whole(whole);
            case Double real -> real(place, real);
            // The shortest text that means this float: 0.95f is 0.95, not 0.949999988079071.
            case Float real -> real(place, Double.parseDouble(real.toString()));
            case URI uri -> new MetadataValue.Uri(uri);
            case List<?> items -> new MetadataValue.Listed(items(place, items));
            case Map<?, ?> entries -> new MetadataValue.Mapped(entries(place, entries));
            case null -> throw refused(place, "null is no metadata: leave it out");
            default ->
                    throw refused(
                            place,
                            ("%s is no metadata: give a text, boolean, whole or floating number, URI, list, map,"
                                            + " MetadataValue.Size or MetadataValue.Dtype")
                                    .formatted(value.getClass().getName()));
        };
    }

    static Map<String, MetadataValue> entries(String place, Map<?, ?> values) {
        Map<String, MetadataValue> entries = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (!(key instanceof String name)) {
                throw refused(place, "%s is no key: keys are texts".formatted(key));
            }
            if (name.startsWith("$")) {
                throw refused(place, "%s is no key: '$' marks types on the wire".formatted(name));
            }
            entries.put(name, read(place.isEmpty() ? name : place + "." + name, value));
        });
        return entries;
    }

    private static List<MetadataValue> items(String place, List<?> items) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> read("%s[%d]".formatted(place, i), items.get(i)))
                .toList();
    }

    private static MetadataValue real(String place, double value) {
        try {
            return new MetadataValue.Real(value);
        } catch (IllegalArgumentException e) {
            throw refused(place, String.valueOf(e.getMessage()));
        }
    }

    private static IllegalArgumentException refused(String place, String why) {
        return new IllegalArgumentException(place.isEmpty() ? why : place + ": " + why);
    }
}
