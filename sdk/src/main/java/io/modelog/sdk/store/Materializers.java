package io.modelog.sdk.store;

import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The materializers to choose from: the first that takes the type wins.
///
/// {@snippet file=StoreSnippets.java region=materializers}
public record Materializers(List<Materializer> all) {
    /// Bytes, text, tables (CSV), ONNX models, JSON for records, numbers, enums, times, arrays, lists, sets and maps, files
    /// and directories, images (PNG).
    public static final Materializers STANDARD =
            new Materializers(
                    List.of(
                            new BytesMaterializer(),
                            new TextMaterializer(),
                            new TableMaterializer(),
                            new OnnxMaterializer(),
                            new JsonMaterializer(),
                            new FileMaterializer(),
                            new DirectoryMaterializer(),
                            new PngMaterializer()));

    public Materializers {
        all = List.copyOf(all);
    }

    /// Those that [ServiceLoader] finds, then the [#STANDARD] ones.
    public static Materializers installed() {
        var found =
                ServiceLoader.load(Materializer.class).stream().map(ServiceLoader.Provider::get);
        return new Materializers(Stream.concat(found, STANDARD.all.stream()).toList());
    }

    /// The same choice with this one asked first.
    public Materializers with(Materializer first) {
        return new Materializers(Stream.concat(Stream.of(first), all.stream()).toList());
    }

    /// What writes this value. Better than [#toWrite], which cannot tell a file from a directory.
    public Materializer forValue(Object value) {
        return find(materializer -> materializer.takesValue(value), unwritable(value.getClass()));
    }

    public Materializer toWrite(Class<?> type) {
        return find(materializer -> materializer.takes(type), unwritable(type));
    }

    public Materializer toRead(Class<?> type, String mediaType) {
        return find(
                materializer ->
                        materializer.mediaType().equals(mediaType) && materializer.takes(type),
                "no materializer reads %s as %s: give the pipeline the one that wrote it"
                        .formatted(mediaType, type.getName()));
    }

    public Materializer toRead(TypeOf<?> type, String mediaType) {
        return toRead(type.rawType(), mediaType);
    }

    private static String unwritable(Class<?> type) {
        return "no materializer takes %s: return a record, or give the pipeline a materializer for it"
                .formatted(type.getName());
    }

    private Materializer find(Predicate<Materializer> condition, String otherwise) {
        return all.stream()
                .filter(condition)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(otherwise));
    }
}
