package io.modelog.sdk.pipeline;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/// What a YAML mapping holds by key. The keys that are asked for are those that are known.
final class YamlFields {
    private final Yaml mapping;
    private final Map<Yaml.Key, Yaml> fields;
    private final Set<String> known = new TreeSet<>();

    YamlFields(Yaml mapping) {
        this.mapping = mapping;
        this.fields = mapping.fields();
    }

    Optional<Yaml> get(String name) {
        known.add(name);
        return fields.entrySet().stream()
                .filter(field -> field.getKey().name().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// As [#get], but the key must be there.
    Optional<Yaml> require(String name) {
        var value = get(name);
        if (value.isEmpty() && mapping.isMapping()) {
            mapping.fault("the key '%s' is missing here".formatted(name));
        }
        return value;
    }

    /// The thing as it is after the change by the value of this key, if there is one.
    <T, V> T change(
            T thing, String name, Class<V> type, String expected, BiFunction<T, V, T> change) {
        return get(name).map(value -> value.change(thing, type, expected, change)).orElse(thing);
    }

    /// Any other key is a fault.
    void checkKnown() {
        var names = String.join(", ", known);
        for (var key : fields.keySet()) {
            if (!known.contains(key.name())) {
                key.place().fault("unknown key '%s', known are %s".formatted(key.name(), names));
            }
        }
    }
}
