package io.modelog.examples;

import io.modelog.sdk.pipeline.Output;
import java.util.List;

/// The flowers whose species is asked for.
record InferenceData(@Output(name = "inference_data") List<Measurement> flowers) {}
