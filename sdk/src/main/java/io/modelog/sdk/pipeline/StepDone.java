package io.modelog.sdk.pipeline;

/// A step that gives nothing.
record StepDone(StepDefinition step) implements Done {}
