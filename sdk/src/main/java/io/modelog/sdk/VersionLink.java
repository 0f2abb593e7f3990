package io.modelog.sdk;

import org.jspecify.annotations.Nullable;

/// A model version to link an output to, given as number, name, stage, `latest` or id. Without `kind` the link has the
/// artifact version's; `overwrite` unlinks other versions of the same artifact.
///
/// {@snippet file=ClientRuns.java region=run}
public record VersionLink(
        String model, String version, @Nullable ArtifactKind kind, boolean overwrite) {
    public static VersionLink to(String model, String version) {
        return new VersionLink(model, version, null, false);
    }
}
