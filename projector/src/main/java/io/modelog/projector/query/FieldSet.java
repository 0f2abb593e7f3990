package io.modelog.projector.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The fields of a list's items, and those whose order is the list's own.
public final class FieldSet<V> {
    private final Map<String, Field<V>> fields;
    private final List<List<SortTerm>> ownOrders;

    private FieldSet(Map<String, Field<V>> fields, List<List<SortTerm>> ownOrders) {
        this.fields = fields;
        this.ownOrders = ownOrders;
    }

    @SafeVarargs
    public static <V> FieldSet<V> of(Field<V>... fields) {
        var byName = new LinkedHashMap<String, Field<V>>();
        for (var field : fields) {
            byName.put(field.name(), field);
        }
        return new FieldSet<>(byName, List.of());
    }

    /// The same fields, in a list whose keys have this order, among others that were named. A sort by it, or by its reverse,
    /// reads only the page.
    ///
    /// @param terms as in the parameter `sort`
    public FieldSet<V> inOrderOf(String... terms) {
        var order = new ArrayList<SortTerm>();
        for (var term : terms) {
            order.add(SortTerm.of(term));
        }
        return new FieldSet<>(
                fields, Stream.concat(ownOrders.stream(), Stream.of(List.copyOf(order))).toList());
    }

    List<List<SortTerm>> ownOrders() {
        return ownOrders;
    }

    /// @param written a name, or `<metadata>.<key>`, the key in backquotes when it is no word
    /// @return null when there is no such field
    @Nullable Column<V> column(String written) {
        var field = fields.get(written);
        if (field != null) {
            return field.type() == FieldType.METADATA ? null : new Column<>(written, field, "");
        }
        var dot = written.indexOf('.');
        if (dot < 0 || dot == written.length() - 1) {
            return null;
        }
        var keyed = fields.get(written.substring(0, dot));
        return keyed == null || keyed.type() != FieldType.METADATA
                ? null
                : new Column<>(written, keyed, key(written.substring(dot + 1)));
    }

    private static String key(String written) {
        return written.startsWith("`")
                ? written.substring(1, written.length() - 1).replace("``", "`")
                : written;
    }

    /// All names, for whoever named another.
    String names() {
        var names =
                fields.values().stream()
                        .map(field ->
                                field.type() == FieldType.METADATA
                                        ? field.name() + ".<key>"
                                        : field.name())
                        .toList();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
