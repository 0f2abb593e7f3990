package io.modelog.sdk.pipeline;

/// A step that another can wait for, though it takes nothing from it.
///
/// {@snippet file=PipelineSteps.java region=steps}
public sealed interface Done permits Value, StepDone {}
