package io.modelog.cli.command;

import io.modelog.cli.option.AsOfMoment;
import io.modelog.cli.option.Criteria;
import io.modelog.cli.option.Deletion;
import io.modelog.cli.option.KeyValues;
import io.modelog.cli.option.Name;
import io.modelog.cli.option.OfModel;
import io.modelog.cli.option.OfVersion;
import io.modelog.cli.option.Paging;
import io.modelog.cli.option.Selected;
import io.modelog.cli.option.StageName;
import io.modelog.cli.option.Why;
import io.modelog.cli.terminal.Printer.Sentences;
import io.modelog.cli.terminal.WrongUsage;
import io.modelog.sdk.NewVersion;
import io.modelog.sdk.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Versions of a model, with their artifacts and runs.",
        footer = {
            "",
            "A version is a number, a name, a stage (staging, production), 'latest' or an id.",
            "",
            "Example:",
            "  modelog model version list iris_classifier"
        })
final class VersionCommands {
    private VersionCommands() {}

    static VersionCommands group() {
        return new VersionCommands();
    }

    @Command(
            description = "List the versions of a model, or of all models.",
            footer = {
                "",
                "Examples:",
                "  modelog model version list iris_classifier --stage staging",
                "  modelog model version list iris_classifier --as-of 2026-01-31T12:00",
                "  modelog model version list --filter \"metadata.accuracy >= 0.9\" --sort -createdAt"
            })
    static final class ListAll implements Runnable {
        private final Root root;

        @Parameters(
                arity = "0..1",
                paramLabel = "<model>",
                converter = Name.class,
                description = "The model (default: all).")
        private @Nullable String first;

        @Option(
                names = {"-n", "--model-name"},
                paramLabel = "<model>",
                converter = Name.class,
                description = "The same as an option.")
        private @Nullable String option;

        @Option(names = "--name", paramLabel = "<name>", description = "By name: contains:rc.")
        private @Nullable List<String> names;

        @Option(names = "--number", paramLabel = "<n>", description = "By number: gte:2.")
        private @Nullable List<String> numbers;

        @Option(
                names = {"-s", "--stage"},
                paramLabel = "<stage>",
                description = "By stage.")
        private @Nullable List<String> stages;

        @Option(
                names = {"-t", "--tag"},
                paramLabel = "<tag>",
                description = "By tag.")
        private @Nullable List<String> tags;

        @Mixin private AsOfMoment moment = new AsOfMoment();
        @Mixin private Paging paging = new Paging();

        ListAll(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            if (first != null && option != null && !first.equals(option)) {
                throw new WrongUsage(
                        "two models were named, %s and %s: name one".formatted(first, option));
            }
            var model = first == null ? option : first;
            var own =
                    new Criteria()
                            .text("name", names)
                            .number("number", numbers)
                            .text("stage", stages)
                            .text("tags", tags);
            var reads = moment.of(root.connect());
            root.list(
                    model == null ? reads.versions() : reads.versions(model),
                    own,
                    paging,
                    Paging.Fields.OF_MOST,
                    model == null ? VersionTable.ACROSS_MODELS : VersionTable.OF_ONE_MODEL,
                    Sentences.whenEmpty(whenEmpty(model, paging.isFiltered(own))));
        }

        private static String whenEmpty(@Nullable String model, boolean filtered) {
            var versions = filtered ? "no such versions." : "no versions.";
            return model == null ? "There are " + versions : model + " has " + versions;
        }
    }

    @Command(
            description = "Show a version in full.",
            footer = {"", "Example:", "  modelog model version show iris_classifier production"})
    static final class Show implements Runnable {
        private final Root root;
        @Mixin private Selected selected = new Selected();
        @Mixin private AsOfMoment moment = new AsOfMoment();

        Show(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            var version = selected.version();
            root.printer()
                    .show(
                            VersionTable.OF_ALL_MODELS,
                            () -> moment.of(root.connect()).version(selected.model, version));
        }
    }

    @Command(
            description = "Create a version; without a name it is named by its number.",
            footer = {
                "",
                "Example:",
                "  modelog model version create iris_classifier -n spring --metadata accuracy=0.95"
            })
    static final class Create implements Runnable {
        private final Root root;
        @Mixin private OfModel of = new OfModel();

        @Option(
                names = {"-n", "--name"},
                paramLabel = "<name>",
                description = "Its name; {date} and {time} are filled in.")
        private @Nullable String name;

        @Option(
                names = {"-d", "--description"},
                paramLabel = "<text>",
                description = "What it is.")
        private @Nullable String description;

        @Option(
                names = {"-t", "--tag"},
                paramLabel = "<tag>",
                description = "A tag; may be repeated.")
        private @Nullable List<String> tags;

        @Option(
                names = {"-m", "--metadata"},
                paramLabel = "<key>=<value>",
                description = "Metadata, JSON or text; may be repeated.")
        private @Nullable List<String> metadata;

        @Option(
                names = {"-s", "--stage"},
                paramLabel = "<stage>",
                converter = StageName.class,
                description = "Its first stage.")
        private @Nullable Stage stage;

        @Option(
                names = {"-f", "--force"},
                description = "Archive the version that holds the stage.")
        private boolean force;

        @Mixin private Why why = new Why();

        Create(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            var version =
                    new NewVersion(name, description, tags == null ? List.of() : tags)
                            .withMetadata(KeyValues.read(metadata == null ? List.of() : metadata));
            var versions = root.connect(why).versions(of.model);
            new Occupied(root, of.model)
                    .change(
                            force,
                            archiving ->
                                    versions.create(
                                            stage == null
                                                    ? version
                                                    : version.withStage(stage, archiving)));
        }
    }

    @Command(
            description = "Move a version to a stage, or change its name, description or tags.",
            footer = {
                "",
                "Example:",
                "  modelog model version update iris_classifier 2 -s production --force \\",
                "      --reason \"better on the May data\""
            })
    static final class Update implements Runnable {
        private final Root root;
        @Mixin private OfVersion of = new OfVersion();
        @Mixin private VersionChange change = new VersionChange();
        @Mixin private Why why = new Why();

        Update(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            change.check();
            var versions = root.connect(why).versions(of.model);
            new Occupied(root, of.model)
                    .change(
                            change.force(),
                            archiving -> versions.update(of.version, change.patch(archiving)));
        }
    }

    @Command(
            description = "Delete a version; its number is never used again.",
            footer = {"", "Example:", "  modelog model version delete iris_classifier 2 --yes"})
    static final class Delete implements Runnable {
        private final Root root;
        @Mixin private OfVersion of = new OfVersion();
        @Mixin private Deletion deletion = new Deletion();

        Delete(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            var versions = root.connect(deletion.why).versions(of.model);
            new Deleting(root, deletion)
                    .ask(
                            "Delete %s?".formatted(of),
                            of.toString(),
                            force -> versions.delete(of.version, force));
        }
    }
}
