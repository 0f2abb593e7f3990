package io.modelog.cli.terminal;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One value of a thing: the name of its field in REST, its title in a table, and its label on a card. Texts and maps
/// wrap, states are coloured; what is not `brief` is shown in wide tables only.
public record Column<T>(
        String field,
        String title,
        String label,
        Kind kind,
        boolean brief,
        Function<T, @Nullable Object> value) {
    enum Kind {
        TEXT,
        STATE,
        FIXED,
        MAP;

        boolean wraps() {
            return this == TEXT || this == MAP;
        }
    }

    public static <T> Column<T> text(String field, Function<T, @Nullable Object> value) {
        return of(field, Kind.TEXT, value);
    }

    public static <T> Column<T> state(String field, Function<T, @Nullable Object> value) {
        return of(field, Kind.STATE, value);
    }

    /// A number, a time or an id.
    public static <T> Column<T> fixed(String field, Function<T, @Nullable Object> value) {
        return of(field, Kind.FIXED, value);
    }

    /// Values by key; each key is a field of its own: `metadata.accuracy`.
    public static <T> Column<T> map(String field, Function<T, @Nullable Object> value) {
        return of(field, Kind.MAP, value);
    }

    /// `updatedAt` is `UPDATED`, `artifacts.data` is `DATA` in a table and `data artifacts` on a card.
    private static <T> Column<T> of(String field, Kind kind, Function<T, @Nullable Object> value) {
        var words = words(field.substring(field.lastIndexOf('.') + 1));
        var owner = field.contains(".") ? " " + field.substring(0, field.indexOf('.')) : "";
        return new Column<>(
                field, words.toUpperCase(Locale.ROOT), words + owner, kind, true, value);
    }

    private static String words(String name) {
        return name.replaceFirst("(?<=.)At$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    /// Under another title, on a card too.
    public Column<T> as(String other) {
        return new Column<>(field, other, other.toLowerCase(Locale.ROOT), kind, brief, value);
    }

    public Column<T> wide() {
        return new Column<>(field, title, label, kind, false, value);
    }

    boolean holds(String name) {
        return field.equals(name) || (kind == Kind.MAP && name.startsWith(field + "."));
    }

    /// The column of this very field: itself, or one key of its map.
    Column<T> narrowedTo(String name) {
        if (name.equals(field)) {
            return this;
        }
        var key = name.substring(field.length() + 1);
        return new Column<>(
                name,
                key.toUpperCase(Locale.ROOT),
                key,
                Kind.TEXT,
                true,
                item -> value.apply(item) instanceof Map<?, ?> map ? map.get(key) : null);
    }

    String text(T item, Shell shell) {
        return Texts.forPeople(value.apply(item), shell.zone());
    }
}
