package io.modelog.examples;

import static io.modelog.sdk.ArtifactKind.DATA;

import io.modelog.sdk.pipeline.Output;
import java.util.List;

/// A species for each flower, in the order of the flowers.
record Predictions(
        @Output(name = "iris_predictions", kind = DATA, overwrite = false) List<String> species) {}
