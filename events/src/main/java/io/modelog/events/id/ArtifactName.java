package io.modelog.events.id;

/// Name of an artifact; with it the artifact's stream is found.
public record ArtifactName(String value) {
    public ArtifactName {
        Text.name("name", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
