package io.modelog.projector.query;

import java.util.List;
import java.util.function.Predicate;
import org.antlr.v4.runtime.tree.ParseTree;

/// Turns a parsed filter into a predicate, and refuses what does not fit the fields.
final class FilterReader<V> extends FilterBaseVisitor<Predicate<V>> {
    static final int COMPARISONS_MAX = 100;

    private final Syntax syntax;
    private final FieldSet<V> fields;
    private int comparisons;

    FilterReader(Syntax syntax, FieldSet<V> fields) {
        this.syntax = syntax;
        this.fields = fields;
    }

    @Override
    public Predicate<V> visitFilter(FilterParser.FilterContext filter) {
        return visit(filter.disjunction());
    }

    @Override
    public Predicate<V> visitDisjunction(FilterParser.DisjunctionContext any) {
        var parts = all(any.conjunction());
        return parts.size() == 1 ? parts.getFirst() : item -> anyPasses(parts, item);
    }

    @Override
    public Predicate<V> visitConjunction(FilterParser.ConjunctionContext all) {
        var parts = all(all.negation());
        return parts.size() == 1 ? parts.getFirst() : item -> allPass(parts, item);
    }

    @Override
    public Predicate<V> visitNegation(FilterParser.NegationContext negation) {
        var primary = visit(negation.primary());
        return negation.NOT().size() % 2 == 0 ? primary : primary.negate();
    }

    @Override
    public Predicate<V> visitGroup(FilterParser.GroupContext group) {
        return visit(group.disjunction());
    }

    @Override
    public Predicate<V> visitTest(FilterParser.TestContext test) {
        comparisons++;
        var field = test.field().getStart();
        if (comparisons > COMPARISONS_MAX) {
            throw syntax.refused(field, "more than %d comparisons".formatted(COMPARISONS_MAX));
        }
        var column = syntax.column(field, field.getText(), fields);
        return new ConditionReader<>(syntax, column).visit(test.condition());
    }

    private List<Predicate<V>> all(List<? extends ParseTree> trees) {
        return trees.stream().map(this::visit).toList();
    }

    private static <V> boolean anyPasses(List<Predicate<V>> parts, V item) {
        for (var part : parts) {
            if (part.test(item)) {
                return true;
            }
        }
        return false;
    }

    private static <V> boolean allPass(List<Predicate<V>> parts, V item) {
        for (var part : parts) {
            if (!part.test(item)) {
                return false;
            }
        }
        return true;
    }
}
