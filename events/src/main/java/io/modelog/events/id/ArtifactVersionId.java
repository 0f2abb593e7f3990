package io.modelog.events.id;

/// One version of one artifact, by name and number.
public record ArtifactVersionId(ArtifactName artifact, long version) {
    public ArtifactVersionId {
        if (version < 1) {
            throw new InvalidValue("version", "is %d; versions count from 1".formatted(version));
        }
    }

    @Override
    public String toString() {
        return artifact + "@" + version;
    }
}
