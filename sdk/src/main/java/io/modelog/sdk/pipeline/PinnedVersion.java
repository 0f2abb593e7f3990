package io.modelog.sdk.pipeline;

import io.modelog.sdk.Modelog;
import io.modelog.sdk.Stage;
import io.modelog.sdk.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// The model version that a run works on, by number: it stays the same when stages or names change meanwhile.
public final class PinnedVersion {
    private final Modelog modelog;
    private final LinkedArtifacts artifacts;
    private final String model;
    private final int number;

    PinnedVersion(Modelog modelog, Pipeline.Config config, String model, int number) {
        this.modelog = modelog;
        this.artifacts = new LinkedArtifacts(modelog, config, model, number);
        this.model = model;
        this.number = number;
    }

    LinkedArtifacts artifacts() {
        return artifacts;
    }

    public String model() {
        return model;
    }

    public int number() {
        return number;
    }

    /// Reads the version as it is now.
    public Version read() {
        return modelog.versions(model).get(Integer.toString(number));
    }

    /// Moves the version; with `force` the holder of the stage is archived, without it
    /// [io.modelog.sdk.StageOccupiedException] names the holder.
    public Version setStage(Stage stage, boolean force, @Nullable String reason) {
        return modelog.versions(model).setStage(Integer.toString(number), stage, force, reason);
    }

    /// The newest version of this artifact among those linked to the model version now.
    public <T> T load(String artifact, Class<T> type) {
        try {
            return artifacts.load(artifacts.newest(artifact), type);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s of %s@%d cannot be loaded: %s"
                            .formatted(artifact, model, number, e.getMessage()),
                    e);
        }
    }
}
