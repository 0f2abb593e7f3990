package io.modelog.projector.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The order of a list's items. Where the list's own order, or its reverse, is asked for, nothing is to be compared:
/// the keys tell.
///
/// Null comes last, and so does what has no order: an object or a list. Texts count up to their 255th character, the
/// length of a name, because a cursor holds them.
///
/// @param terms empty when the keys tell
/// @param backward whether the list's own order is reversed
public record Sort<V>(List<Term<V>> terms, boolean backward) {
    static final String PARAMETER = "sort";
    static final int TERMS_MAX = 5;
    private static final int TEXT_MAX = 255;

    record Term<V>(Column<V> column, boolean descending) {}

    /// Throws [InvalidQuery].
    ///
    /// @param text null is the list's own order
    public static <V> Sort<V> parse(@Nullable String text, FieldSet<V> fields) {
        if (text == null) {
            return new Sort<>(List.of(), false);
        }
        var syntax = new Syntax(PARAMETER);
        var orders = syntax.parser(text).sort().order();
        if (orders.size() > TERMS_MAX) {
            throw syntax.refused(
                    orders.get(TERMS_MAX).getStart(), "more than %d fields".formatted(TERMS_MAX));
        }
        var written = new ArrayList<SortTerm>();
        var terms = new ArrayList<Term<V>>();
        var seen = new HashSet<String>();
        for (var order : orders) {
            var term = SortTerm.of(order.getText());
            var column = syntax.column(order.getStart(), term.field(), fields);
            if (column.type() == FieldType.TEXTS) {
                throw syntax.refused(
                        order.getStart(), term.field() + " holds many values and has no order");
            }
            if (!seen.add(term.field())) {
                throw syntax.refused(order.getStart(), term.field() + " is named twice");
            }
            written.add(term);
            terms.add(new Term<>(column, term.descending()));
        }
        return fields.ownOrders().stream()
                .flatMap(order -> Sort.<V>byKey(written, order).stream())
                .findFirst()
                .orElseGet(() -> new Sort<>(List.copyOf(terms), false));
    }

    private static <V> Optional<Sort<V>> byKey(List<SortTerm> written, List<SortTerm> order) {
        if (written.size() <= order.size() && written.equals(order.subList(0, written.size()))) {
            return Optional.of(new Sort<>(List.of(), false));
        }
        return written.equals(order.stream().map(SortTerm::reversed).toList())
                ? Optional.of(new Sort<>(List.of(), true))
                : Optional.empty();
    }

    /// Whether items come in this order when they are read by key.
    public boolean isByKey() {
        return terms.isEmpty();
    }

    /// What the order of an item depends on, for each term.
    public List<@Nullable Value> values(V item) {
        var values = new ArrayList<@Nullable Value>(terms.size());
        for (var term : terms) {
            var found = term.column().values(item);
            values.add(found.size() == 1 ? ordered(found.getFirst()) : null);
        }
        return values;
    }

    private static @Nullable Value ordered(Value value) {
        return switch (value) {
            case Value.Opaque _ -> null;
            case Value.Text(var text) when text.length() > TEXT_MAX -> shortened(text);
            case Value.Text _, Value.Flag _, Value.Numeric _, Value.Time _ -> value;
        };
    }

    private static Value shortened(String text) {
        return text.codePointCount(0, text.length()) <= TEXT_MAX
                ? new Value.Text(text)
                : new Value.Text(text.substring(0, text.offsetByCodePoints(0, TEXT_MAX)));
    }

    /// Compares what [#values] gave.
    public int compare(List<@Nullable Value> a, List<@Nullable Value> b) {
        for (var i = 0; i < terms.size(); i++) {
            var order = compare(a.get(i), b.get(i), terms.get(i).descending());
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compare(@Nullable Value a, @Nullable Value b, boolean descending) {
        if (a == null || b == null) {
            return Boolean.compare(a == null, b == null);
        }
        return descending ? b.compareTo(a) : a.compareTo(b);
    }
}
