package io.modelog.sdk.pipeline;

import io.modelog.sdk.Link;
import io.modelog.sdk.Metadata;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.NewLink;
import io.modelog.sdk.Run;
import io.modelog.sdk.Stage;
import io.modelog.sdk.Version;
import io.modelog.sdk.store.TypeOf;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The model version that a run works on, by number: it stays the same when stages or names change meanwhile (V-18).
///
/// {@snippet file=PipelineTraining.java region=step-context}
public final class PinnedVersion {
    private final Modelog modelog;
    private final ArtifactValues values;
    private final String model;
    private final int number;

    PinnedVersion(Modelog modelog, ArtifactValues values, String model, int number) {
        this.modelog = modelog;
        this.values = values;
        this.model = model;
        this.number = number;
    }

    public String model() {
        return model;
    }

    public int number() {
        return number;
    }

    Run.ModelRef ref() {
        return new Run.ModelRef(model, number);
    }

    /// Reads the version as it is now.
    public Version read() {
        return modelog.versions(model).get(number);
    }

    /// Moves the version; with `force` the holder of the stage is archived, without it
    /// [io.modelog.sdk.StageOccupiedException] names the holder.
    public Version setStage(Stage stage, boolean force, @Nullable String reason) {
        return modelog.versions(model).setStage(number, stage, force, reason);
    }

    /// Logs values, each as [io.modelog.sdk.MetadataValue#of] takes it (M-1).
    public List<Metadata> logMetadata(Map<String, ?> metadata) {
        return modelog.versions(model).logMetadata(number, metadata);
    }

    /// Links an artifact version that exists already (A-11).
    public Link link(String artifact, int version) {
        return modelog.versions(model).link(number, new NewLink(artifact, version, null, false));
    }

    /// The newest version of this artifact among those linked to the model version now.
    public <T> T load(String artifact, Class<T> type) {
        return load(artifact, TypeOf.of(type));
    }

    public <T> T load(String artifact, TypeOf<T> type) {
        var newest = newest(artifact).artifactVersion();
        return values.load(modelog.artifacts().version(artifact, newest), type);
    }

    private Link newest(String artifact) {
        return modelog.versions(model).links(Integer.toString(number), null, artifact).stream()
                .max(Comparator.comparingInt(Link::artifactVersion))
                .orElseThrow(() -> missing(artifact));
    }

    private IllegalArgumentException missing(String artifact) {
        var linked =
                modelog.versions(model).links(number).stream()
                        .map(Link::artifact)
                        .distinct()
                        .collect(Collectors.joining(", "));
        return new IllegalArgumentException(
                "%s@%d has no artifact '%s'; it has %s"
                        .formatted(model, number, artifact, linked.isEmpty() ? "none" : linked));
    }

    @Override
    public String toString() {
        return model + "@" + number;
    }
}
