package io.modelog.sdk.pipeline;

import java.util.List;

/// The values that a step takes, in their order.
record Inputs(List<Object> values) {
    @SuppressWarnings("unchecked") // the value at the handle's place has the handle's type
    <T> T at(int place, Value<T> handle) {
        return (T) values.get(place);
    }
}
