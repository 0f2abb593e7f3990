package io.modelog.events.model;

import org.jspecify.annotations.Nullable;

/// What a command does to one field: leave it, or give it a value (null clears it). Absent is not null (B-1).
public sealed interface Change<T extends @Nullable Object> {
    record Keep<T extends @Nullable Object>() implements Change<T> {}

    record To<T extends @Nullable Object>(T value) implements Change<T> {}

    static <T extends @Nullable Object> Change<T> keep() {
        return new Keep<>();
    }

    default T or(T current) {
        return switch (this) {
            case Keep<T>() -> current;
            case To<T>(var value) -> value;
        };
    }
}
