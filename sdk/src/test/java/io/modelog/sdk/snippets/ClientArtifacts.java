package io.modelog.sdk.snippets;

import io.modelog.sdk.Artifact;
import io.modelog.sdk.ArtifactKind;
import io.modelog.sdk.ArtifactVersion;
import io.modelog.sdk.Content;
import io.modelog.sdk.Metadata;
import io.modelog.sdk.MetadataValue;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.NewArtifact;
import io.modelog.sdk.NewArtifactVersion;
import io.modelog.sdk.Producer;
import io.modelog.sdk.Tag;
import io.modelog.sdk.TagColor;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// What is recorded of stored content.
public final class ClientArtifacts {
    private ClientArtifacts() {}

    public static ArtifactVersion record(Modelog modelog) {
        // @start region=record
        var content =
                new Content(
                        URI.create("s3://models/iris/4.onnx"),
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        120_000,
                        "application/octet-stream",
                        "onnx",
                        null);
        ArtifactVersion version =
                modelog.artifacts()
                        .createVersion(
                                "iris_model",
                                NewArtifactVersion.of(content)
                                        .withKind(ArtifactKind.MODEL)
                                        .producedBy(new Producer("r-1", "svc_trainer", "model")));
        // @end
        return version;
    }

    public static Artifact register(Modelog modelog) {
        // @start region=register
        Artifact artifact =
                modelog.artifacts()
                        .register(
                                new NewArtifact("iris_model", ArtifactKind.MODEL, List.of("iris")));
        // @end
        return artifact;
    }

    public static ArtifactVersion latest(Modelog modelog) {
        // @start region=latest
        ArtifactVersion latest = modelog.artifacts().latestVersion("iris_model");
        System.out.println(latest.uri() + " " + latest.sha256());
        // @end
        return latest;
    }

    public static double metadata(Modelog modelog) {
        // @start region=metadata
        List<Metadata> logged =
                modelog.artifacts()
                        .logVersionMetadata("iris_model", 4, Map.of("accuracy", 0.97, "rows", 150));
        for (var entry : logged) {
            if (entry.value() instanceof MetadataValue.Real(var accuracy)) {
                return accuracy;
            }
        }
        // @end
        return Double.NaN;
    }

    public static Tag tag(Modelog modelog) {
        // @start region=tag
        Tag gpu = modelog.tags().register("gpu", TagColor.TEAL);
        modelog.artifacts().changeTags("iris_model", List.of(gpu.name()), List.of());
        // @end
        return gpu;
    }
}
