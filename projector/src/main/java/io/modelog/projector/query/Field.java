package io.modelog.projector.query;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A field of a listed item that filters and sorts may name.
///
/// @param name as the item has it in JSON; a dot leads inside
/// @param values by item and, for metadata only, key; none is null
public record Field<V>(String name, FieldType type, BiFunction<V, String, List<Value>> values) {
    /// Of whatever reads as a text: a name, an id, an enum.
    public static <V> Field<V> text(String name, Function<V, ? extends @Nullable Object> text) {
        return single(name, FieldType.TEXT, text, value -> new Value.Text(value.toString()));
    }

    public static <V> Field<V> number(String name, Function<V, @Nullable Long> number) {
        return single(name, FieldType.NUMBER, number, Value::of);
    }

    public static <V> Field<V> flag(String name, Function<V, @Nullable Boolean> flag) {
        return single(name, FieldType.FLAG, flag, Value.Flag::new);
    }

    public static <V> Field<V> time(String name, Function<V, @Nullable Instant> time) {
        return single(name, FieldType.TIME, time, Value.Time::new);
    }

    public static <V> Field<V> texts(String name, Function<V, List<String>> texts) {
        return new Field<>(
                name,
                FieldType.TEXTS,
                (item, _) -> texts.apply(item).stream().<Value>map(Value.Text::new).toList());
    }

    /// @param values by item and key; none when it does not have the key, several for a list
    public static <V> Field<V> metadata(String name, BiFunction<V, String, List<Value>> values) {
        return new Field<>(name, FieldType.METADATA, values);
    }

    private static <V, T> Field<V> single(
            String name,
            FieldType type,
            Function<V, ? extends @Nullable T> read,
            Function<T, Value> value) {
        return new Field<>(
                name,
                type,
                (item, _) -> {
                    T found = read.apply(item);
                    return found == null ? List.of() : List.of(value.apply(found));
                });
    }
}
