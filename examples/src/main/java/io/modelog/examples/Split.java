package io.modelog.examples;

import io.modelog.sdk.pipeline.Output;
import java.util.List;

/// The flowers to learn from, and those held out to score with.
record Split(
        @Output(name = "train_ds") List<Flower> train,
        @Output(name = "test_ds") List<Flower> test) {}
