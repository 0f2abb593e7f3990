package io.modelog.sdk;

/// The output of a step of a run.
///
/// {@snippet file=ClientArtifacts.java region=record}
public record Producer(String runId, String step, String output) {}
