package io.modelog.sdk;

/// An artifact version under the name by which a step takes or gives it.
///
/// {@snippet file=ClientRuns.java region=inputs}
public record ArtifactRef(String name, String artifact, int version) {}
