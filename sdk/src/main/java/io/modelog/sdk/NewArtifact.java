package io.modelog.sdk;

import java.util.List;

/// An artifact to register before it has a version.
///
/// {@snippet file=ClientArtifacts.java region=register}
public record NewArtifact(String name, ArtifactKind kind, List<String> tags) {
    public NewArtifact {
        tags = List.copyOf(tags);
    }
}
