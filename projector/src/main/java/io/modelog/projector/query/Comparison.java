package io.modelog.projector.query;

import java.util.function.Predicate;

/// An operator between a field and a value.
enum Comparison {
    EQUAL("="),
    UNEQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">=");

    private final String symbol;

    Comparison(String symbol) {
        this.symbol = symbol;
    }

    static Comparison of(String symbol) {
        for (var comparison : values()) {
            if (comparison.symbol.equals(symbol)) {
                return comparison;
            }
        }
        throw new IllegalArgumentException(symbol);
    }

    boolean needsOrder() {
        return this != EQUAL && this != UNEQUAL;
    }

    /// False for a value of another type.
    Predicate<Value> with(Value wanted) {
        return value -> value.isOfTypeOf(wanted) && holds(value.compareTo(wanted));
    }

    private boolean holds(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case UNEQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }
}
