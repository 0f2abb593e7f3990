package io.modelog.events.artifact;

/// An artifact as its decisions see it.
public sealed interface Artifact {
    record Unknown() implements Artifact {}

    record Live(ArtifactKind kind, long lastNumber) implements Artifact {}
}
