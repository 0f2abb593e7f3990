package io.modelog.sdk;

import java.util.List;

/// An artifact to register before it has a version.
public record NewArtifact(String name, ArtifactKind kind, List<String> tags) {
    public NewArtifact {
        tags = List.copyOf(tags);
    }
}
