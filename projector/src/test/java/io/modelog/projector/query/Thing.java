package io.modelog.projector.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An item with a field of each type.
record Thing(
        String name,
        long number,
        @Nullable String stage,
        boolean saved,
        @Nullable Instant createdAt,
        List<String> tags,
        long data,
        Map<String, List<Value>> metadata) {
    static final FieldSet<Thing> FIELDS =
            FieldSet.of(
                    Field.text("name", Thing::name),
                    Field.number("number", Thing::number),
                    Field.text("stage", Thing::stage),
                    Field.flag("saved", Thing::saved),
                    Field.time("createdAt", Thing::createdAt),
                    Field.texts("tags", Thing::tags),
                    Field.number("artifacts.data", Thing::data),
                    Field.metadata(
                            "metadata",
                            (thing, key) -> thing.metadata.getOrDefault(key, List.of())));

    static final Thing IRIS =
            new Thing(
                    "iris_1",
                    7,
                    "production",
                    true,
                    Instant.parse("2026-01-31T12:00:00Z"),
                    List.of("gpu", "demo"),
                    2,
                    Map.of(
                            "accuracy", List.of(Value.of(0.95)),
                            "owner", List.of(new Value.Text("ada")),
                            "final", List.of(new Value.Flag(true)),
                            "test loss", List.of(Value.of(0.5)),
                            "seeds", List.of(Value.of(1), Value.of(2)),
                            "params", List.of(new Value.Opaque())));

    static Thing named(String name) {
        return new Thing(name, 1, null, false, null, List.of(), 0, Map.of());
    }

    static Thing numbered(String name, long number) {
        return new Thing(name, number, null, false, null, List.of(), 0, Map.of());
    }

    static Thing measured(String name, Value value) {
        return new Thing(name, 1, null, false, null, List.of(), 0, Map.of("loss", List.of(value)));
    }
}
