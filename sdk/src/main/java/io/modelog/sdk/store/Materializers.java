package io.modelog.sdk.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The materializers to choose from: the first that takes the type wins.
public record Materializers(List<Materializer> all) {
    /// Bytes, text, and JSON for records, numbers, enums, times, arrays, lists, sets and maps.
    public static final Materializers STANDARD =
            new Materializers(
                    List.of(
                            new BytesMaterializer(),
                            new TextMaterializer(),
                            new JsonMaterializer()));

    public Materializers {
        all = List.copyOf(all);
    }

    /// The same choice with this one asked first.
    public Materializers with(Materializer first) {
        List<Materializer> changed = new ArrayList<>();
        changed.add(first);
        changed.addAll(all);
        return new Materializers(changed);
    }

    public Materializer toWrite(Class<?> type) {
        return find(
                type,
                _ -> true,
                "no materializer takes %s: return a record, or give the pipeline a materializer for it"
                        .formatted(type.getName()));
    }

    public Materializer toRead(Class<?> type, String mediaType) {
        return find(
                type,
                materializer -> materializer.mediaType().equals(mediaType),
                "no materializer reads %s as %s: give the pipeline the one that wrote it"
                        .formatted(mediaType, type.getName()));
    }

    private Materializer find(Class<?> type, Predicate<Materializer> condition, String otherwise) {
        return all.stream()
                .filter(materializer -> materializer.takes(type))
                .filter(condition)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(otherwise));
    }
}
