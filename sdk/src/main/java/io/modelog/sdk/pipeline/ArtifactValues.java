package io.modelog.sdk.pipeline;

import io.modelog.sdk.ArtifactKind;
import io.modelog.sdk.ArtifactVersion;
import io.modelog.sdk.Content;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.NewArtifactVersion;
import io.modelog.sdk.store.ArtifactStore;
import io.modelog.sdk.store.Materializers;
import io.modelog.sdk.store.TypeOf;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Saves values as artifact versions and loads them again, in runs and without one: it keeps the content in the artifact
/// store and the record of it on the node. Thread-safe.
///
/// {@snippet file=PipelineSteps.java region=values}
public final class ArtifactValues {
    private final Modelog modelog;
    private final ArtifactStore store;
    private final Materializers materializers;

    public ArtifactValues(Modelog modelog, ArtifactStore store, Materializers materializers) {
        this.modelog = modelog;
        this.store = store;
        this.materializers = materializers;
    }

    /// With the store of `MODELOG_ARTIFACTS` and the installed materializers.
    public static ArtifactValues of(Modelog modelog) {
        return new ArtifactValues(
                modelog, ArtifactStore.fromEnvironment(System.getenv()), Materializers.installed());
    }

    /// The next version of this artifact, of kind data.
    public ArtifactVersion save(String artifact, Object value) {
        return save(artifact, ArtifactKind.DATA, value);
    }

    public ArtifactVersion save(String artifact, ArtifactKind kind, Object value) {
        return modelog.artifacts()
                .createVersion(
                        artifact, NewArtifactVersion.of(store(artifact, value)).withKind(kind));
    }

    /// The newest version of this artifact.
    public <T> T load(String artifact, Class<T> type) {
        return load(modelog.artifacts().latestVersion(artifact), type);
    }

    public <T> T load(String artifact, int version, Class<T> type) {
        return load(modelog.artifacts().version(artifact, version), type);
    }

    public <T> T load(ArtifactVersion version, Class<T> type) {
        return load(version, TypeOf.of(type));
    }

    /// Throws [UncheckedIOException] when the content is gone, damaged or cannot be read.
    public <T> T load(ArtifactVersion version, TypeOf<T> type) {
        var materializer = materializers.toRead(type, version.mediaType());
        try {
            return store.read(version.uri(), version.sha256(), in -> materializer.read(type, in));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s@%d cannot be loaded: %s"
                            .formatted(version.artifact(), version.number(), e.getMessage()),
                    e);
        }
    }

    /// Stores the value without a record of it; `what` names it in a message.
    Content store(String what, Object value) {
        var materializer = materializers.forValue(value);
        try {
            var stored = store.put(out -> materializer.write(value, out));
            return new Content(
                    stored.uri(),
                    stored.sha256(),
                    stored.sizeBytes(),
                    materializer.mediaType(),
                    materializer.typeOf(value),
                    materializer.schema(value).orElse(null));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s cannot be stored: %s".formatted(what, e.getMessage()), e);
        }
    }
}
