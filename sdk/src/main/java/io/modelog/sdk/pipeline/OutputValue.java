package io.modelog.sdk.pipeline;

import io.modelog.sdk.ArtifactKind;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/// A value that becomes an artifact version; `key` tells the outputs of one step apart.
record OutputValue(
        String key,
        String name,
        String artifact,
        ArtifactKind kind,
        boolean overwrite,
        Object value) {
    static final String SINGLE = "output";

    /// What a step gave: one output, or one per component of a record with [Output].
    static List<OutputValue> of(String pipeline, String step, Object value) {
        if (RecordParts.hasOutputs(value.getClass())) {
            return Arrays.stream(value.getClass().getRecordComponents())
                    .map(component -> ofComponent(step, component, value))
                    .toList();
        }
        var artifact = "%s::%s::%s".formatted(pipeline, step, SINGLE);
        return List.of(new OutputValue(SINGLE, SINGLE, artifact, ArtifactKind.DATA, false, value));
    }

    private static OutputValue ofComponent(String step, RecordComponent component, Object value) {
        var part = RecordParts.read(component, value);
        var key = component.getName();
        if (part == null) {
            throw new IllegalStateException(
                    "step %s returned a %s whose %s is null"
                            .formatted(step, value.getClass().getSimpleName(), key));
        }
        var output = component.getAnnotation(Output.class);
        if (output == null) {
            return new OutputValue(key, key, key, ArtifactKind.DATA, false, part);
        }
        var name = output.name().isEmpty() ? key : output.name();
        return new OutputValue(key, name, name, output.kind(), output.overwrite(), part);
    }
}
