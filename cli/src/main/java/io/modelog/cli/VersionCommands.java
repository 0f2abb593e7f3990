package io.modelog.cli;

import static io.modelog.cli.Column.fixed;
import static io.modelog.cli.Column.state;
import static io.modelog.cli.Column.text;

import io.modelog.sdk.ArtifactKind;
import io.modelog.sdk.AttachedRun;
import io.modelog.sdk.Link;
import io.modelog.sdk.NewVersion;
import io.modelog.sdk.Stage;
import io.modelog.sdk.Version;
import io.modelog.sdk.Versions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "version",
        description = "Versions of a model, with their artifacts and runs.",
        footer = {
            "",
            "A version is a number, a name, a stage (staging, production), 'latest' or an id.",
            "",
            "Example:",
            "  modelog model version list iris_classifier"
        })
final class VersionCommands {
    private static final Table<Version> IN_BRIEF =
            Table.of(
                    fixed("NUMBER", Version::number),
                    text("NAME", Version::name),
                    state("STAGE", Version::stage),
                    fixed("DATA", version -> version.artifacts().data()),
                    fixed("MODEL", version -> version.artifacts().model()),
                    fixed("ENDPOINT", version -> version.artifacts().endpoint()),
                    fixed("RUNS", Version::runs),
                    fixed("UPDATED", Version::updatedAt));

    private static final Table<Version> IN_FULL =
            Table.of(
                    text("MODEL", Version::model),
                    text("NUMBER", Version::number),
                    text("NAME", Version::name),
                    text("ID", Version::id),
                    state("STAGE", Version::stage),
                    text("SINCE", Version::stageChangedAt),
                    text("DESCRIPTION", Version::description),
                    text("TAGS", Version::tags),
                    text("DATA ARTIFACTS", version -> version.artifacts().data()),
                    text("MODEL ARTIFACTS", version -> version.artifacts().model()),
                    text("ENDPOINT ARTIFACTS", version -> version.artifacts().endpoint()),
                    text("RUNS", Version::runs),
                    text("CREATED", Version::createdAt),
                    text("CREATED BY", Version::createdBy),
                    text("UPDATED", Version::updatedAt),
                    text("UPDATED BY", Version::updatedBy));

    private static final Table<Link> LINKS =
            Table.of(
                    text("ARTIFACT", Link::artifact),
                    fixed("VERSION", Link::artifactVersion),
                    text("TYPE", Link::type),
                    fixed("BYTES", Link::sizeBytes),
                    fixed("LINKED", Link::linkedAt),
                    text("BY", Link::linkedBy));

    private static final Table<AttachedRun> RUNS =
            Table.of(
                    fixed("ID", AttachedRun::runId),
                    text("PIPELINE", AttachedRun::pipeline),
                    state("STATUS", AttachedRun::status),
                    text("STARTED", AttachedRun::startedAt),
                    fixed("TOOK", run -> RunCommands.took(run.startedAt(), run.endedAt())));

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ModelCommands parent;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(
            description = "List the versions of a model.",
            footer = {
                "",
                "Example:",
                "  modelog model version list iris_classifier --stage staging"
            })
    void list(
            @Parameters(paramLabel = "<model>", converter = Name.class) String model,
            @Option(
                            names = {"-s", "--stage"},
                            paramLabel = "<stage>",
                            description = "Only those in it: ${COMPLETION-CANDIDATES}.")
                    @Nullable Stage stage,
            @Mixin Limit limit) {
        var versions = versions(model, null);
        root().list(
                        stage == null ? versions.list() : versions.list(stage),
                        IN_BRIEF,
                        limit.items,
                        stage == null
                                ? "%s has no versions.".formatted(model)
                                : "%s has no versions in %s.".formatted(model, stage));
    }

    @Command(
            description = "Show a version in full.",
            footer = {"", "Example:", "  modelog model version show iris_classifier production"})
    void show(@Mixin Selected selected) {
        root().show(versions(selected.model, null).get(selected.version), IN_FULL);
    }

    @Command(
            description = "Create a version; without a name it is named by its number.",
            footer = {"", "Example:", "  modelog model version create iris_classifier -n spring"})
    void create(
            @Parameters(paramLabel = "<model>", converter = Name.class) String model,
            @Option(
                            names = {"-n", "--name"},
                            paramLabel = "<name>",
                            description = "Its name.")
                    @Nullable String name,
            @Option(
                            names = {"-d", "--description"},
                            paramLabel = "<text>",
                            description = "What it is.")
                    @Nullable String description,
            @Option(
                            names = {"-t", "--tag"},
                            paramLabel = "<tag>",
                            description = "A tag; may be repeated.")
                    @Nullable List<String> tags,
            @Mixin Why why) {
        var version = new NewVersion(name, description, tags == null ? List.of() : tags);
        root().show(versions(model, why.reason).create(version), IN_FULL);
    }

    @Command(
            description = "Move a version to a stage, or change its name or description.",
            footer = {
                "",
                "Example:",
                "  modelog model version update iris_classifier 2 -s production --force \\",
                "      --reason \"better on the May data\""
            })
    void update(
            @Parameters(paramLabel = "<model>", converter = Name.class) String model,
            @Parameters(
                            paramLabel = "<version>",
                            converter = Name.class,
                            description = "A number, a name, a stage, 'latest' or an id.")
                    String version,
            @Mixin VersionChange change,
            @Mixin Why why) {
        if (change.isEmpty()) {
            throw new ParameterException(
                    spec.subcommands().get("update"),
                    "nothing to change was given: use --stage, --name or --description");
        }
        var changed =
                change.apply(versions(model, why.reason), version, why.reason, root().shell());
        changed.ifPresentOrElse(
                result -> root().show(result, IN_FULL), () -> root().done("Nothing was changed."));
    }

    @Command(
            description = "Delete a version; its number is never used again.",
            footer = {"", "Example:", "  modelog model version delete iris_classifier 2 --yes"})
    void delete(
            @Parameters(paramLabel = "<model>", converter = Name.class) String model,
            @Parameters(
                            paramLabel = "<version>",
                            converter = Name.class,
                            description = "A number, a name, a stage, 'latest' or an id.")
                    String version,
            @Mixin Consent consent,
            @Mixin Why why) {
        if (consent.isGiven("Delete version %s of %s?".formatted(version, model), root().shell())) {
            versions(model, why.reason).delete(version);
            root().done("Deleted version %s of %s.".formatted(version, model));
        } else {
            root().done("Nothing was deleted.");
        }
    }

    @Command(
            name = "data_artifacts",
            description = "List the data artifacts of a version.",
            footer = {"", "Example:", "  modelog model version data_artifacts iris_classifier 1"})
    void dataArtifacts(@Mixin Selected selected, @Mixin Limit limit) {
        links(selected, ArtifactKind.DATA, limit);
    }

    @Command(
            name = "model_artifacts",
            description = "List the model artifacts of a version.",
            footer = {"", "Example:", "  modelog model version model_artifacts iris_classifier 1"})
    void modelArtifacts(@Mixin Selected selected, @Mixin Limit limit) {
        links(selected, ArtifactKind.MODEL, limit);
    }

    @Command(
            name = "endpoint_artifacts",
            description = "List the endpoint artifacts of a version.",
            footer = {
                "",
                "Example:",
                "  modelog model version endpoint_artifacts iris_classifier 1"
            })
    void endpointArtifacts(@Mixin Selected selected, @Mixin Limit limit) {
        links(selected, ArtifactKind.ENDPOINT, limit);
    }

    @Command(
            description = "List the runs that worked on a version.",
            footer = {"", "Example:", "  modelog model version runs iris_classifier production"})
    void runs(@Mixin Selected selected, @Mixin Limit limit) {
        root().list(
                        versions(selected.model, null).runs(selected.version),
                        RUNS,
                        limit.items,
                        "%s has no runs.".formatted(selected));
    }

    private void links(Selected selected, ArtifactKind kind, Limit limit) {
        root().list(
                        versions(selected.model, null).links(selected.version, kind, null),
                        LINKS,
                        limit.items,
                        "%s has no %s artifacts.".formatted(selected, kind));
    }

    private Versions versions(String model, @Nullable String reason) {
        return root().connect(reason).versions(model);
    }

    private Root root() {
        return parent.root();
    }
}
