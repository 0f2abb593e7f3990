package io.modelog.sdk.pipeline;

import org.jspecify.annotations.Nullable;

/// A value that the code gives a step; without a name it is a record or a map, whose components are the parameters.
record Parameter<T>(@Nullable String name, T value) implements Value<T> {
    @Override
    public String toString() {
        return name == null ? value.toString() : name;
    }
}
