package io.modelog.bench;

import io.modelog.sdk.Modelog;
import io.modelog.sdk.OnFailure;
import io.modelog.sdk.Settings;
import io.modelog.sdk.pipeline.ModelVersion;
import io.modelog.sdk.pipeline.Output;
import io.modelog.sdk.pipeline.Pipeline;
import io.modelog.sdk.pipeline.Progress;
import io.modelog.sdk.store.FileArtifactStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// A training process that says what its run tells, one line each, and goes on when it is told to: so it can be killed
/// at each such moment.
final class KilledPipeline {
    static final String MODEL = "killed";

    private KilledPipeline() {}

    /// Two outputs.
    record Split(@Output(name = "train_set") int train, @Output(name = "test_set") int test) {}

    /// @param args address of the node, directory of the artifacts, what becomes of the version on failure
    public static void main(String[] args) {
        var version = ModelVersion.of(MODEL).createNew();
        var onFailure = OnFailure.valueOf(args[2]);
        try (var modelog = Modelog.connect(Settings.of(URI.create(args[0])))) {
            Pipeline.named("train_and_be_killed")
                    .model(onFailure == OnFailure.KEEP ? version.keepOnFailure() : version)
                    .heartbeat(Duration.ofSeconds(1))
                    .store(new FileArtifactStore(Path.of(args[1])))
                    .progress(KilledPipeline::tell)
                    .define(p -> {
                        var split = p.step("load", () -> new Split(120, 30));
                        var model =
                                p.step("train", split.part(Split::train), n -> "trained on " + n);
                        p.step("evaluate", model, split.part(Split::test), (_, n) -> 1.0 / n);
                    })
                    .run(modelog);
        }
    }

    private static void tell(Progress progress) {
        System.out.println(progress);
        try {
            if (System.in.read() < 0) {
                throw new IllegalStateException("nobody listens");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
