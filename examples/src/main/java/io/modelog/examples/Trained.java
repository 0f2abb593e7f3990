package io.modelog.examples;

import static io.modelog.sdk.ArtifactKind.MODEL;

import io.modelog.sdk.pipeline.Output;
import org.tribuo.Model;
import org.tribuo.classification.Label;

/// What training gives.
record Trained(@Output(name = "iris_classifier", kind = MODEL) Model<Label> model) {}
