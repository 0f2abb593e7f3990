package io.modelog.sdk.pipeline;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// A place in a YAML file and what stands there. What is not as it is asked for is a fault, and absent.
record Yaml(Node node, YamlFaults faults) {
    /// Absent when the file is empty, or no YAML.
    static Optional<Yaml> parse(String text, YamlFaults faults) {
        try {
            return new Compose(LoadSettings.builder().setAllowNonScalarKeys(true).build())
                    .composeString(text)
                    .map(node -> new Yaml(node, faults));
        } catch (MarkedYamlEngineException e) {
            faults.add(e.getProblemMark(), "this is no YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            faults.add(Optional.empty(), "this is no YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    /// Such as `run.yaml:7:3`.
    String place() {
        return faults.place(node.getStartMark());
    }

    boolean isScalar() {
        return node instanceof ScalarNode;
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    /// What stands here by key, in the order of the file.
    Map<Key, Yaml> fields() {
        Map<Key, Yaml> fields = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping) || node.isRecursive()) {
            fault("keys and values are expected here");
            return fields;
        }
        Set<String> names = new HashSet<>();
        for (var entry : mapping.getValue()) {
            var at = new Yaml(entry.getKeyNode(), faults);
            if (!(at.node instanceof ScalarNode scalar)) {
                at.fault("a key is one text");
            } else if (!names.add(scalar.getValue())) {
                at.fault("key '%s' is there twice".formatted(scalar.getValue()));
            } else {
                fields.put(new Key(scalar.getValue(), at), new Yaml(entry.getValueNode(), faults));
            }
        }
        return fields;
    }

    /// The scalar if it is of this type; `expected` says what it should be.
    <T> Optional<T> as(Class<T> type, String expected) {
        var value =
                (node instanceof ScalarNode scalar ? scalar(scalar) : Optional.empty())
                        .filter(type::isInstance)
                        .map(type::cast);
        if (value.isEmpty()) {
            fault(expected + " is expected here");
        }
        return value;
    }

    /// Texts, numbers, truth values, and lists and maps of these; numbers are `Long`, `BigInteger` or `Double`.
    Optional<Object> plain() {
        if (node.isRecursive()) {
            fault("a value cannot hold itself");
            return Optional.empty();
        }
        return switch (node) {
            case MappingNode _ -> Optional.of(plainFields());
            case SequenceNode _ ->
                    Optional.of(items().stream().flatMap(item -> item.plain().stream()).toList());
            case ScalarNode scalar -> {
                var value = scalar(scalar);
                if (value.isEmpty()) {
                    fault("a text, a number, true or false is expected here");
                }
                yield value;
            }
            default -> throw new IllegalStateException("YAML has no other nodes: " + node);
        };
    }

    Map<String, Object> plainFields() {
        Map<String, Object> plain = new LinkedHashMap<>();
        fields().forEach((key, value) -> value.plain().ifPresent(it -> plain.put(key.name(), it)));
        return plain;
    }

    List<Yaml> items() {
        if (node instanceof SequenceNode sequence && !node.isRecursive()) {
            return sequence.getValue().stream().map(item -> new Yaml(item, faults)).toList();
        }
        fault("a list is expected here");
        return List.of();
    }

    /// The thing as it is after the change by the scalar that stands here, of this type. When the change is refused, that
    /// is a fault and the thing remains as it was.
    <T, V> T change(T thing, Class<V> type, String expected, BiFunction<T, V, T> change) {
        var value = as(type, expected);
        try {
            return value.map(v -> change.apply(thing, v)).orElse(thing);
        } catch (IllegalArgumentException | IllegalStateException e) {
            fault(String.valueOf(e.getMessage()));
            return thing;
        }
    }

    void fault(String what) {
        faults.add(node.getStartMark(), what);
    }

    /// Null, infinite numbers and types of the writer's own are no values here.
    private static Optional<Object> scalar(ScalarNode scalar) {
        var text = scalar.getValue();
        var tag = scalar.getTag();
        if (tag.equals(Tag.STR)) {
            return Optional.of(text);
        }
        if (tag.equals(Tag.BOOL)) {
            return Optional.of(Boolean.valueOf(text));
        }
        if (tag.equals(Tag.INT)) {
            var whole = new BigInteger(text);
            return Optional.of(whole.bitLength() < Long.SIZE ? whole.longValue() : whole);
        }
        var isNumber = tag.equals(Tag.FLOAT) && !text.matches(".*(inf|nan)");
        return isNumber ? Optional.of(Double.valueOf(text)) : Optional.empty();
    }

    /// A key and where it stands.
    record Key(String name, Yaml place) {}
}
