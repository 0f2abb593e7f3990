package io.modelog.cli.command;

import io.modelog.cli.option.KeyValues;
import io.modelog.cli.option.Name;
import io.modelog.cli.option.OfModel;
import io.modelog.cli.option.StageName;
import io.modelog.cli.option.Why;
import io.modelog.cli.terminal.Printer.Sentences;
import io.modelog.cli.terminal.WrongUsage;
import io.modelog.sdk.Stage;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a version can do beyond the original: carry metadata, and give a stage back or away.
final class VersionMoves {
    private VersionMoves() {}

    @Command(
            description = "Show the metadata of a version, or log some.",
            footer = {
                "",
                "A value is JSON where it reads as that, else text.",
                "",
                "Examples:",
                "  modelog model version metadata iris_classifier production",
                "  modelog model version metadata iris_classifier 3 accuracy=0.95 data=may"
            })
    static final class LogMetadata implements Runnable {
        private final Root root;
        @Mixin private OfModel of = new OfModel();

        @Parameters(
                index = "1..*",
                paramLabel = "<version> <key>=<value>",
                description = "The version (default: latest), then what to log.")
        private List<String> words = List.of();

        @Mixin private Why why = new Why();

        LogMetadata(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            var asked = MetadataTable.Words.of(words, "latest");
            var _ = KeyValues.read(asked.values());
            var versions = root.connect(why).versions(of.model);
            MetadataTable.logOrShow(
                    root,
                    asked.values(),
                    () -> versions.metadata(asked.version()),
                    values -> versions.logMetadata(asked.version(), values),
                    "Version %s of %s".formatted(asked.version(), of.model));
        }
    }

    @Command(
            description = "Put the version back that held a stage before.",
            footer = {
                "",
                "The present holder is archived; repeat it to go back further.",
                "",
                "Example:",
                "  modelog model version rollback iris_classifier --reason \"it drifted\""
            })
    static final class Rollback implements Runnable {
        private final Root root;
        @Mixin private OfModel of = new OfModel();

        @Option(
                names = {"-s", "--stage"},
                paramLabel = "<stage>",
                converter = StageName.class,
                description = "Which one (default: production).")
        private Stage stage = Stage.PRODUCTION;

        @Mixin private Why why = new Why();

        Rollback(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            root.printer()
                    .show(
                            VersionTable.OF_ALL_MODELS,
                            () -> root.connect(why).versions(of.model).rollback(stage));
        }
    }

    @Command(
            description = "Put each of two versions in the stage of the other, at once.",
            footer = {
                "",
                "Example:",
                "  modelog model version swap iris_classifier production staging"
            })
    static final class Swap implements Runnable {
        private final Root root;
        @Mixin private OfModel of = new OfModel();

        @Parameters(index = "1", paramLabel = "<version>", converter = Name.class)
        private String one = "";

        @Parameters(index = "2", paramLabel = "<version>", converter = Name.class)
        private String other = "";

        @Mixin private Why why = new Why();

        Swap(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            root.printer().check(VersionTable.OF_ONE_MODEL);
            if (one.equals(other)) {
                throw new WrongUsage("%s was named twice: name two versions".formatted(one));
            }
            root.printer()
                    .list(
                            VersionTable.OF_ONE_MODEL,
                            root.connect(why).versions(of.model).swap(one, other),
                            Sentences.whenEmpty(""));
        }
    }
}
