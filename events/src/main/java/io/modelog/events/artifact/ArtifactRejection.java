package io.modelog.events.artifact;

/// Why a command on an artifact is refused.
public sealed interface ArtifactRejection {
    record ArtifactExists() implements ArtifactRejection {}
}
