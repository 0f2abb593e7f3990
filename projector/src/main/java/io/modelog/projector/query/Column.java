package io.modelog.projector.query;

import java.util.List;
import java.util.function.Predicate;

/// A field as an expression names it: of metadata, the value of one key.
///
/// @param written its name there
/// @param key empty unless the field is metadata
record Column<V>(String written, Field<V> field, String key) {
    List<Value> values(V item) {
        return field.values().apply(item, key);
    }

    FieldType type() {
        return field.type();
    }

    /// Whether one of the values passes.
    Predicate<V> any(Predicate<Value> passes) {
        return item -> {
            for (var value : values(item)) {
                if (passes.test(value)) {
                    return true;
                }
            }
            return false;
        };
    }
}
