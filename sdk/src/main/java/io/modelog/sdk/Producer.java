package io.modelog.sdk;

/// The output of a step of a run.
public record Producer(String runId, String step, String output) {}
