package io.modelog.sdk.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The text of a value that a step's function holds, such as a variable that a lambda uses. Equal texts mean equal
/// values, so only values that are known to be all that they show have one.
final class HeldValue {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> PLAIN = Set.of("java.lang", "java.math", "java.time");

    private HeldValue() {}

    static String text(@Nullable Object value) throws Opaque {
        try {
            return JSON.writeValueAsString(plain(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, lists and maps are JSON", e);
        }
    }

    private static @Nullable Object plain(@Nullable Object value) throws Opaque {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case List<?> list -> each(list);
            case Object[] array -> each(Arrays.asList(array));
            case Map<?, ?> map -> entries(map);
            case Record record -> components(record);
            case Enum<?> constant -> constant.getDeclaringClass().getName() + "." + constant.name();
            case Class<?> type -> type.getName();
            case URI _, UUID _, Path _ -> value.toString();
            case Comparable<?> scalar when isPlain(scalar) ->
                    scalar.getClass().getName() + " " + scalar;
            case Serializable function -> code(function);
            default -> throw new Opaque(value.getClass());
        };
    }

    /// Numbers, truth values, characters and times: final classes of the JDK that have nothing but their value.
    private static boolean isPlain(Object scalar) {
        return PLAIN.contains(scalar.getClass().getPackageName());
    }

    private static List<@Nullable Object> each(List<?> values) throws Opaque {
        List<@Nullable Object> each = new ArrayList<>();
        for (var value : values) {
            each.add(plain(value));
        }
        return each;
    }

    private static Map<String, @Nullable Object> entries(Map<?, ?> map) throws Opaque {
        Map<String, @Nullable Object> entries = new TreeMap<>();
        for (var entry : map.entrySet()) {
            entries.put(text(entry.getKey()), plain(entry.getValue()));
        }
        return entries;
    }

    private static List<@Nullable Object> components(Record value) throws Opaque {
        List<@Nullable Object> components = new ArrayList<>();
        components.add(value.getClass().getName());
        for (var component : value.getClass().getRecordComponents()) {
            components.add(plain(RecordParts.read(component, value)));
        }
        return components;
    }

    private static String code(Serializable function) throws Opaque {
        if (CapturedLambda.of(function).isPresent()
                && StepCode.of(function) instanceof StepCode.Known(var text)) {
            return text;
        }
        throw new Opaque(function.getClass());
    }

    /// A value of this type may differ from another that looks the same.
    static final class Opaque extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Class<?> type;

        Opaque(Class<?> type) {
            super(type.getTypeName(), null, false, false);
            this.type = type;
        }

        Class<?> type() {
            return type;
        }
    }
}
