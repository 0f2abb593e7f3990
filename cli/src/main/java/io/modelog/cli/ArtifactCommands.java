package io.modelog.cli;

import static io.modelog.cli.Column.fixed;
import static io.modelog.cli.Column.text;

import io.modelog.sdk.Artifact;
import io.modelog.sdk.ArtifactVersion;
import io.modelog.sdk.Producer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "artifact",
        description = "Artifacts and their versions.",
        footer = {"", "Example:", "  modelog artifact list"})
final class ArtifactCommands {
    private static final Table<Artifact> ARTIFACTS =
            Table.of(
                    text("NAME", Artifact::name),
                    fixed("KIND", Artifact::kind),
                    fixed("LATEST", Artifact::latestVersion),
                    fixed("VERSIONS", Artifact::versions),
                    text("TAGS", Artifact::tags),
                    fixed("CREATED", Artifact::createdAt),
                    text("BY", Artifact::createdBy));

    private static final Table<ArtifactVersion> VERSIONS =
            Table.of(
                    fixed("VERSION", ArtifactVersion::number),
                    fixed("KIND", ArtifactVersion::kind),
                    text("TYPE", ArtifactVersion::type),
                    fixed("BYTES", ArtifactVersion::sizeBytes),
                    text("MADE BY", version -> step(version.producer())),
                    fixed("CREATED", ArtifactVersion::createdAt));

    private static final Table<ArtifactVersion> IN_FULL =
            Table.of(
                    text("ARTIFACT", ArtifactVersion::artifact),
                    text("VERSION", ArtifactVersion::number),
                    text("ID", ArtifactVersion::id),
                    text("KIND", ArtifactVersion::kind),
                    text("TYPE", ArtifactVersion::type),
                    text("MEDIA TYPE", ArtifactVersion::mediaType),
                    text("BYTES", ArtifactVersion::sizeBytes),
                    text("SHA-256", ArtifactVersion::sha256),
                    text("URI", ArtifactVersion::uri),
                    text("RUN", version -> run(version.producer())),
                    text("MADE BY", version -> step(version.producer())),
                    text("CREATED", ArtifactVersion::createdAt),
                    text("CREATED BY", ArtifactVersion::createdBy));

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Root root;

    @Command(
            description = "List the artifacts.",
            footer = {"", "Example:", "  modelog artifact list"})
    void list(@Mixin Limit limit) {
        root.list(
                root.connect().artifacts().list(),
                ARTIFACTS,
                limit.items,
                "There are no artifacts.");
    }

    @Command(
            description = "Show the versions of an artifact, or one of them in full.",
            footer = {
                "",
                "Example:",
                "  modelog artifact show iris_predictions",
                "  modelog artifact show iris_predictions 2"
            })
    void show(
            @Parameters(paramLabel = "<artifact>", converter = Name.class) String artifact,
            @Parameters(
                            paramLabel = "<version>",
                            arity = "0..1",
                            converter = ArtifactVersionNumber.class,
                            description = "A number, or 'latest'.")
                    @Nullable Integer version,
            @Mixin Limit limit) {
        var artifacts = root.connect().artifacts();
        if (version == null) {
            root.list(
                    artifacts.versions(artifact),
                    VERSIONS,
                    limit.items,
                    "%s has no versions.".formatted(artifact));
        } else {
            root.show(
                    version == ArtifactVersionNumber.LATEST
                            ? artifacts.latestVersion(artifact)
                            : artifacts.version(artifact, version),
                    IN_FULL);
        }
    }

    private static @Nullable String run(@Nullable Producer producer) {
        return producer == null ? null : producer.runId();
    }

    private static @Nullable String step(@Nullable Producer producer) {
        return producer == null ? null : producer.step() + ": " + producer.output();
    }
}
