package io.modelog.projector.query;

import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which items of a list to show.
public record Filter<V>(Predicate<V> passes) implements Predicate<V> {
    static final String PARAMETER = "filter";

    /// Throws [InvalidQuery].
    ///
    /// @param text null lets all through
    public static <V> Filter<V> parse(@Nullable String text, FieldSet<V> fields) {
        if (text == null) {
            return new Filter<>(_ -> true);
        }
        var syntax = new Syntax(PARAMETER);
        return new Filter<>(new FilterReader<>(syntax, fields).visit(syntax.parser(text).filter()));
    }

    /// The value that a text field has in all items that pass, if the filter says so outside of parentheses: where there is
    /// an index by the field, only those need to be read. Throws [InvalidQuery].
    public static Optional<String> demanded(@Nullable String text, String field) {
        if (text == null) {
            return Optional.empty();
        }
        var any = new Syntax(PARAMETER).parser(text).filter().disjunction().conjunction();
        return any.size() > 1
                ? Optional.empty()
                : any.getFirst().negation().stream()
                        .filter(part -> part.NOT().isEmpty())
                        .map(FilterParser.NegationContext::primary)
                        .flatMap(part -> demanded(part, field).stream())
                        .findFirst();
    }

    private static Optional<String> demanded(FilterParser.PrimaryContext part, String field) {
        return part instanceof FilterParser.TestContext test
                        && test.field().getText().equals(field)
                        && test.condition() instanceof FilterParser.CompareContext compare
                        && compare.comparison().getText().equals("=")
                ? Optional.of(ConditionReader.text(compare.value()))
                : Optional.empty();
    }

    @Override
    public boolean test(V item) {
        return passes.test(item);
    }
}
