package io.modelog.sdk.pipeline;

import io.modelog.sdk.ArtifactKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What code says of a step's output, in place of what its [Output] says; absent parts change nothing.
///
/// {@snippet file=PipelineSteps.java region=steps}
public record OutputConfig(
        @Nullable String artifact,
        @Nullable ArtifactKind kind,
        @Nullable Boolean overwrite,
        List<String> tags,
        @Nullable ModelVersion model) {
    public static final OutputConfig DEFAULT = new OutputConfig(null, null, null, List.of(), null);

    public OutputConfig {
        tags = List.copyOf(tags);
    }

    /// The artifact's name, such as `iris_predictions`.
    public static OutputConfig named(String artifact) {
        return new OutputConfig(artifact, null, null, List.of(), null);
    }

    public OutputConfig kind(ArtifactKind chosen) {
        return new OutputConfig(artifact, chosen, overwrite, tags, model);
    }

    /// The new version replaces the links of older ones to the same model version.
    public OutputConfig overwriting() {
        return new OutputConfig(artifact, kind, true, tags, model);
    }

    /// Tags of the artifact version.
    public OutputConfig tags(String... chosen) {
        return new OutputConfig(artifact, kind, overwrite, List.of(chosen), model);
    }

    /// The model version that the output is linked to, in place of the step's.
    public OutputConfig model(ModelVersion chosen) {
        return new OutputConfig(artifact, kind, overwrite, tags, chosen);
    }
}
