package io.modelog.events.artifact;

/// Why a command on an artifact is refused.
public sealed interface ArtifactRejection {
    record ArtifactExists() implements ArtifactRejection {}

    record ArtifactUnknown() implements ArtifactRejection {}

    record ArtifactVersionUnknown(long number) implements ArtifactRejection {}

    /// @param what `tags` or `metadata`
    record LimitExceeded(String what, int limit) implements ArtifactRejection {}
}
