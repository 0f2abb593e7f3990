package io.modelog.sdk;

import org.jspecify.annotations.Nullable;

/// An artifact version to link: the newest without `version`, of its own kind without `kind`; `overwrite` unlinks
/// other versions of the same artifact.
///
/// {@snippet file=ClientVersions.java region=link}
public record NewLink(
        String artifact,
        @Nullable Integer version,
        @Nullable ArtifactKind kind,
        boolean overwrite) {
    public static NewLink newest(String artifact) {
        return new NewLink(artifact, null, null, false);
    }
}
