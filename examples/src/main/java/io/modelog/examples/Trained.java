package io.modelog.examples;

import static io.modelog.sdk.ArtifactKind.MODEL;

import io.modelog.sdk.pipeline.Output;

/// What training gives.
record Trained(@Output(name = "iris_classifier", kind = MODEL) Classifier model) {}
