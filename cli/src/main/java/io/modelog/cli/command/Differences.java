package io.modelog.cli.command;

import io.modelog.sdk.Change;
import io.modelog.sdk.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The values that an event changed, in words: `name from 'a' to 'b'`.
final class Differences {
    /// Characters of a text before it is cut.
    private static final int TEXT_MAX = 60;

    private Differences() {}

    /// After a colon; empty when nothing was changed.
    static String after(List<Change> changes) {
        return changes.isEmpty() ? "" : ": " + of(changes);
    }

    static String of(List<Change> changes) {
        return changes.stream().map(Differences::of).collect(Collectors.joining(", "));
    }

    /// Each as the REST reference has it.
    static List<Map<String, @Nullable Object>> fields(Event event) {
        return event.changes().stream().map(Differences::parts).toList();
    }

    private static Map<String, @Nullable Object> parts(Change change) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("field", change.field());
        fields.put("before", change.before());
        fields.put("after", change.after());
        return fields;
    }

    private static String of(Change change) {
        var field = change.field().replaceFirst("^metadata\\.", "");
        if (change.after() == null) {
            return "%s cleared, was %s".formatted(field, value(change.before()));
        }
        return change.before() == null
                ? "%s %s".formatted(field, value(change.after()))
                : "%s from %s to %s"
                        .formatted(field, value(change.before()), value(change.after()));
    }

    private static String value(@Nullable Object value) {
        return switch (value) {
            case null -> "nothing";
            case String text when text.length() > TEXT_MAX ->
                    "'%s…'".formatted(text.substring(0, TEXT_MAX - 1));
            case String text -> "'%s'".formatted(text);
            case List<?> items when items.isEmpty() -> "none";
            case List<?> items ->
                    items.stream().map(Differences::item).collect(Collectors.joining(" "));
            case Map<?, ?> map when map.size() == 1 && map.keySet().toString().startsWith("[$") ->
                    String.valueOf(map.values().iterator().next());
            default -> value.toString();
        };
    }

    /// A stage is told by its name.
    private static String item(@Nullable Object item) {
        return item instanceof Map<?, ?> map && map.containsKey("name")
                ? String.valueOf(map.get("name"))
                : String.valueOf(item);
    }
}
