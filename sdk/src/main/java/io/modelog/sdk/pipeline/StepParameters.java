package io.modelog.sdk.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The parameters of a step: as they are recorded, and as a run's configuration changes them.
final class StepParameters {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private StepParameters() {}

    /// By name; a parameter without a name gives one per component.
    static Map<String, @Nullable Object> recorded(List<Value<?>> inputs) {
        Map<String, @Nullable Object> recorded = new LinkedHashMap<>();
        for (var input : inputs) {
            if (input instanceof Parameter<?>(var name, var value)) {
                if (name == null) {
                    tree(value)
                            .properties()
                            .forEach(e -> recorded.put(e.getKey(), plain(e.getValue())));
                } else {
                    recorded.put(name, plain(JSON.valueToTree(value)));
                }
            }
        }
        return recorded;
    }

    static JsonNode json(Map<String, @Nullable Object> parameters) {
        return JSON.valueToTree(parameters);
    }

    /// The inputs with those parameters changed that the configuration names.
    static List<Value<?>> configured(String step, List<Value<?>> inputs, RunConfig.Step config) {
        if (config.parameters().isEmpty()) {
            return inputs;
        }
        Set<String> left = new LinkedHashSet<>(config.parameters().keySet());
        List<Value<?>> changed = new ArrayList<>();
        for (var input : inputs) {
            changed.add(
                    input instanceof Parameter<?> parameter
                            ? configured(step, parameter, config, left)
                            : input);
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s: step %s has no parameter %s, only %s"
                            .formatted(config.place(), step, left, recorded(inputs).keySet()));
        }
        return changed;
    }

    private static Parameter<?> configured(
            String step, Parameter<?> parameter, RunConfig.Step config, Set<String> left) {
        var name = parameter.name();
        var json =
                name == null
                        ? tree(parameter.value())
                        : JSON.createObjectNode().set(name, JSON.valueToTree(parameter.value()));
        config.parameters()
                .forEach((key, value) -> {
                    if (json.has(key)) {
                        ((ObjectNode) json).set(key, JSON.valueToTree(value));
                        left.remove(key);
                    }
                });
        var type = parameter.value().getClass();
        try {
            return new Parameter<Object>(
                    name, JSON.treeToValue(name == null ? json : json.get(name), type));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "%s: the parameters of step %s do not fit %s: %s"
                            .formatted(
                                    config.place(),
                                    step,
                                    type.getSimpleName(),
                                    e.getOriginalMessage()),
                    e);
        }
    }

    private static ObjectNode tree(Object value) {
        if (JSON.valueToTree(value) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException(
                "a %s is no record or map: give the parameter a name"
                        .formatted(value.getClass().getSimpleName()));
    }

    private static @Nullable Object plain(JsonNode json) {
        return JSON.convertValue(json, Object.class);
    }
}
