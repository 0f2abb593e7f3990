package io.modelog.sdk.pipeline;

/// The newest version of an artifact that the run's model version has from elsewhere.
record ModelArtifact<T>(String name, Class<T> type) implements Artifact<T> {
    @Override
    public <P> Artifact<P> part(Accessor<T, P> accessor) {
        throw new IllegalArgumentException("%s is one artifact: it has no parts".formatted(name));
    }
}
