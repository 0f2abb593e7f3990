package io.modelog.sdk;

/// The artifacts: what is recorded of stored content, not the content itself.
public final class Artifacts {
    private final Transport transport;

    Artifacts(Transport transport) {
        this.transport = transport;
    }

    /// All artifacts, by name.
    public Listing<Artifact> list() {
        return transport.list(Route.api("artifacts"), Artifact.class);
    }

    public Artifact register(NewArtifact artifact) {
        return transport.post(Route.api("artifacts"), artifact, Artifact.class);
    }

    public Artifact get(String artifact) {
        return transport.get(Route.api("artifacts", artifact), Artifact.class);
    }

    /// The artifact with the sequence of its stream.
    public Revisioned<Artifact> getRevisioned(String artifact) {
        return transport.getRevisioned(Route.api("artifacts", artifact), Artifact.class);
    }

    /// The versions of the artifact, by number.
    public Listing<ArtifactVersion> versions(String artifact) {
        return transport.list(Route.api("artifacts", artifact, "versions"), ArtifactVersion.class);
    }

    /// Records the next version, and the artifact itself when it is new.
    public ArtifactVersion createVersion(String artifact, NewArtifactVersion version) {
        return transport.post(
                Route.api("artifacts", artifact, "versions"), version, ArtifactVersion.class);
    }

    public ArtifactVersion version(String artifact, int number) {
        return transport.get(
                Route.api("artifacts", artifact, "versions", Integer.toString(number)),
                ArtifactVersion.class);
    }

    public ArtifactVersion latestVersion(String artifact) {
        return transport.get(
                Route.api("artifacts", artifact, "versions", "latest"), ArtifactVersion.class);
    }
}
