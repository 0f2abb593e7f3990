package io.modelog.projector.query;

import java.util.TreeSet;
import java.util.function.Predicate;

/// Turns what a filter says of one field into a predicate.
final class ConditionReader<V> extends FilterBaseVisitor<Predicate<V>> {
    private final Syntax syntax;
    private final Column<V> column;

    ConditionReader(Syntax syntax, Column<V> column) {
        this.syntax = syntax;
        this.column = column;
    }

    @Override
    public Predicate<V> visitCompare(FilterParser.CompareContext compare) {
        var comparison = Comparison.of(compare.comparison().getText());
        var value = value(compare.value());
        if (value instanceof Value.Flag && comparison.needsOrder()) {
            throw syntax.refused(
                    compare.comparison().getStart(),
                    "true and false have no order; expected = or !=");
        }
        return column.any(comparison.with(value));
    }

    @Override
    public Predicate<V> visitLike(FilterParser.LikeContext like) {
        if (!column.type().isTextual()) {
            throw syntax.refused(
                    like.LIKE().getSymbol(),
                    "LIKE is for texts, but %s is %s"
                            .formatted(column.written(), column.type().expected()));
        }
        var pattern = new Like(text(like.value()));
        var wanted = like.NOT() == null;
        return column.any(
                value -> value instanceof Value.Text(var text) && pattern.matches(text) == wanted);
    }

    @Override
    public Predicate<V> visitAmong(FilterParser.AmongContext among) {
        var values = new TreeSet<Value>();
        among.value().forEach(value -> values.add(value(value)));
        return among.NOT() == null
                ? column.any(values::contains)
                : column.any(value ->
                        !values.contains(value) && values.stream().anyMatch(value::isOfTypeOf));
    }

    @Override
    public Predicate<V> visitAbsence(FilterParser.AbsenceContext absence) {
        var wanted = absence.NOT() == null;
        return item -> column.values(item).isEmpty() == wanted;
    }

    private Value value(FilterParser.ValueContext value) {
        var type = column.type();
        var read = value.TEXT() == null ? type.word(text(value)) : type.quoted(text(value));
        if (read == null) {
            throw syntax.refused(
                    value.getStart(),
                    "%s is compared with %s; expected %s"
                            .formatted(column.written(), value.getText(), type.expected()));
        }
        return read;
    }

    static String text(FilterParser.ValueContext value) {
        var text = value.getText();
        if (value.TEXT() == null) {
            return text;
        }
        var quote = text.substring(0, 1);
        return text.substring(1, text.length() - 1).replace(quote + quote, quote);
    }
}
