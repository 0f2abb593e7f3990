package io.modelog.sdk.pipeline;

import io.modelog.sdk.ArtifactKind;
import io.modelog.sdk.store.TypeOf;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A place for an artifact version among the outputs of a step; `key` tells them apart, [#SINGLE] where there is one.
record OutputSlot(
        String key,
        String name,
        String artifact,
        ArtifactKind kind,
        boolean overwrite,
        List<String> tags,
        Optional<ModelVersion> model,
        @Nullable RecordComponent component,
        TypeOf<?> type) {
    static final String SINGLE = "output";

    /// One output, or one per component of a record with [Output].
    static List<OutputSlot> of(
            String pipeline, String step, TypeOf<?> type, Map<String, OutputConfig> configs) {
        var raw = type.rawType();
        var slots =
                RecordParts.hasOutputs(raw)
                        ? Arrays.stream(raw.getRecordComponents())
                                .map(OutputSlot::ofComponent)
                                .toList()
                        : List.of(single(pipeline, step, type));
        var unknown = configs.keySet().stream().filter(key -> !has(slots, key)).findFirst();
        if (unknown.isPresent()) {
            throw new IllegalArgumentException(
                    "step %s has no output '%s', only %s"
                            .formatted(
                                    step,
                                    unknown.get(),
                                    slots.stream().map(OutputSlot::name).toList()));
        }
        return slots.stream().map(slot -> slot.with(configs)).toList();
    }

    /// The part of the step's value that comes here.
    Object of(String step, Object value) {
        if (component == null) {
            return value;
        }
        var part = RecordParts.read(component, value);
        if (part == null) {
            throw new IllegalStateException(
                    "step %s returned a %s whose %s is null"
                            .formatted(step, value.getClass().getSimpleName(), key));
        }
        return part;
    }

    private static OutputSlot single(String pipeline, String step, TypeOf<?> type) {
        var artifact = "%s::%s::%s".formatted(pipeline, step, SINGLE);
        return new OutputSlot(
                SINGLE,
                SINGLE,
                artifact,
                ArtifactKind.DATA,
                false,
                List.of(),
                Optional.empty(),
                null,
                type);
    }

    private static OutputSlot ofComponent(RecordComponent component) {
        var key = component.getName();
        var output = component.getAnnotation(Output.class);
        var named = output != null && !output.name().isEmpty();
        var name = named ? output.name() : key;
        return new OutputSlot(
                key,
                name,
                name,
                output == null ? ArtifactKind.DATA : output.kind(),
                output != null && output.overwrite(),
                List.of(),
                Optional.ofNullable(output).flatMap(OutputSlot::modelOf),
                component,
                TypeOf.of(component.getGenericType()));
    }

    private static Optional<ModelVersion> modelOf(Output output) {
        return output.model().isEmpty()
                ? Optional.empty()
                : Optional.of(ModelVersion.of(output.model()).version(output.version()));
    }

    private static boolean has(List<OutputSlot> slots, String key) {
        return slots.stream().anyMatch(slot -> slot.key.equals(key) || slot.name.equals(key));
    }

    private OutputSlot with(Map<String, OutputConfig> configs) {
        var config = configs.getOrDefault(key, configs.get(name));
        if (config == null) {
            return this;
        }
        return new OutputSlot(
                key,
                component == null || config.artifact() == null ? name : config.artifact(),
                Objects.requireNonNullElse(config.artifact(), artifact),
                Objects.requireNonNullElse(config.kind(), kind),
                Objects.requireNonNullElse(config.overwrite(), overwrite),
                config.tags(),
                Optional.ofNullable(config.model()).or(() -> model),
                component,
                type);
    }
}
