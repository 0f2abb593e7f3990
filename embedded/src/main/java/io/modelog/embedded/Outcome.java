package io.modelog.embedded;

import java.util.List;
import java.util.function.Function;

/// What the registry says to a request: a value, and the facts to append before it may be told; or why not.
sealed interface Outcome<T> {

    record Accepted<T>(T value, List<RegistryRecord> records) implements Outcome<T> {
        public Accepted {
            records = List.copyOf(records);
        }
    }

    record Refused<T>(Refusal refusal) implements Outcome<T> {}

    static <T> Outcome<T> of(T value) {
        return new Accepted<>(value, List.of());
    }

    static <T> Outcome<T> append(T value, List<RegistryRecord> records) {
        return new Accepted<>(value, records);
    }

    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /// For a value without facts to append.
    default <U> Outcome<U> then(Function<? super T, Outcome<U>> next) {
        return switch (this) {
            case Accepted<T>(T value, var _) -> next.apply(value);
            case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
        };
    }

    default <U> Outcome<U> map(Function<? super T, U> change) {
        return switch (this) {
            case Accepted<T>(T value, var records) -> new Accepted<>(change.apply(value), records);
            case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
        };
    }
}
