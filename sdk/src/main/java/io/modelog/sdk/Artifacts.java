package io.modelog.sdk;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The artifacts: what is recorded of stored content, not the content itself.
///
/// {@snippet file=ClientArtifacts.java region=record}
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

    /// Changes the tags of the artifact itself.
    public Artifact changeTags(String artifact, List<String> add, List<String> remove) {
        return transport.patch(
                Route.api("artifacts", artifact), new TagChanges(add, remove), Artifact.class);
    }

    public void delete(String artifact) {
        delete(artifact, false);
    }

    /// Deletes the artifact with its versions and their links; the content stays where it is stored. Without `force`,
    /// [DeletionGuardedException] says what needs it.
    public void delete(String artifact, boolean force) {
        transport.delete(Route.api("artifacts", artifact), force);
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
        return transport.get(of(artifact, number), ArtifactVersion.class);
    }

    /// The artifact version with this UUID.
    public ArtifactVersion version(UUID id) {
        return transport.get(Route.api("artifact-versions", id.toString()), ArtifactVersion.class);
    }

    public ArtifactVersion latestVersion(String artifact) {
        return transport.get(
                Route.api("artifacts", artifact, "versions", "latest"), ArtifactVersion.class);
    }

    public ArtifactVersion changeVersionTags(
            String artifact, int number, List<String> add, List<String> remove) {
        return transport.patch(
                of(artifact, number), new TagChanges(add, remove), ArtifactVersion.class);
    }

    /// The metadata of the version, by key.
    public Listing<Metadata> versionMetadata(String artifact, int number) {
        return transport.list(metadataOf(artifact, number), Metadata.class);
    }

    /// Logs values, each as [MetadataValue#of] takes it, and answers with all that the version has.
    public List<Metadata> logVersionMetadata(String artifact, int number, Map<String, ?> values) {
        return transport.postForAll(
                metadataOf(artifact, number), MetadataValue.ofEach(values), Metadata.class);
    }

    public void deleteVersion(String artifact, int number) {
        deleteVersion(artifact, number, false);
    }

    /// Deletes the version with its links. Without `force`, [DeletionGuardedException] says what needs it.
    public void deleteVersion(String artifact, int number, boolean force) {
        transport.delete(of(artifact, number), force);
    }

    private static Route of(String artifact, int number) {
        return Route.api("artifacts", artifact, "versions", Integer.toString(number));
    }

    private static Route metadataOf(String artifact, int number) {
        return Route.api("artifacts", artifact, "versions", Integer.toString(number), "metadata");
    }

    record TagChanges(List<String> addTags, List<String> removeTags) {}
}
