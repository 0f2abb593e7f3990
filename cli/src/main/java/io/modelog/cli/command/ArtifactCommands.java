package io.modelog.cli.command;

import static io.modelog.cli.terminal.Column.fixed;
import static io.modelog.cli.terminal.Column.text;

import io.modelog.cli.option.ArtifactVersionNumber;
import io.modelog.cli.option.Criteria;
import io.modelog.cli.option.Deletion;
import io.modelog.cli.option.Name;
import io.modelog.cli.option.Paging;
import io.modelog.cli.option.TagChange;
import io.modelog.cli.option.Why;
import io.modelog.cli.terminal.Printer.Sentences;
import io.modelog.cli.terminal.Table;
import io.modelog.cli.terminal.WrongUsage;
import io.modelog.sdk.Artifact;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Artifacts and their versions.",
        footer = {"", "Example:", "  modelog artifact list"})
final class ArtifactCommands {
    private static final Table<Artifact> TABLE =
            Table.of(
                    Artifact::name,
                    text("name", Artifact::name),
                    fixed("id", Artifact::id).wide(),
                    fixed("kind", Artifact::kind),
                    fixed("latestVersion", Artifact::latestVersion).as("LATEST"),
                    fixed("versions", Artifact::versions),
                    text("tags", Artifact::tags),
                    fixed("createdAt", Artifact::createdAt),
                    text("createdBy", Artifact::createdBy).as("BY"));

    private ArtifactCommands() {}

    static ArtifactCommands group() {
        return new ArtifactCommands();
    }

    /// An artifact.
    static final class OfArtifact {
        @Parameters(
                index = "0",
                paramLabel = "<artifact>",
                converter = Name.class,
                description = "Its name.")
        String artifact = "";
    }

    @Command(
            description = "List the artifacts.",
            footer = {"", "Example:", "  modelog artifact list --kind model"})
    static final class ListAll implements Runnable {
        private final Root root;

        @Option(
                names = {"-n", "--name"},
                paramLabel = "<name>",
                description = "By name.")
        private @Nullable List<String> names;

        @Option(
                names = {"-t", "--tag"},
                paramLabel = "<tag>",
                description = "By tag.")
        private @Nullable List<String> tags;

        @Option(
                names = "--kind",
                paramLabel = "<kind>",
                description = "By kind: data, model or endpoint.")
        private @Nullable List<String> kinds;

        @Mixin private Paging paging = new Paging();

        ListAll(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            var own = new Criteria().text("name", names).text("tags", tags).text("kind", kinds);
            root.list(
                    root.connect().artifacts().list(),
                    own,
                    paging,
                    new Paging.Fields("id", "createdAt", "createdAt"),
                    TABLE,
                    Sentences.thereAreNo("artifacts", paging.isFiltered(own)));
        }
    }

    @Command(
            description = "Show an artifact, or one of its versions, in full.",
            footer = {
                "",
                "Examples:",
                "  modelog artifact show iris_predictions",
                "  modelog artifact show iris_predictions 2"
            })
    static final class Show implements Runnable {
        private final Root root;
        @Mixin private OfArtifact of = new OfArtifact();

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "<version>",
                converter = ArtifactVersionNumber.class,
                description = "A number, or 'latest'.")
        private @Nullable Integer version;

        Show(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            if (version == null) {
                root.printer().show(TABLE, () -> root.connect().artifacts().get(of.artifact));
            } else {
                ArtifactVersionCommands.show(root, of.artifact, version);
            }
        }
    }

    @Command(
            description = "Change the tags of an artifact.",
            footer = {"", "Example:", "  modelog artifact update iris_predictions -t may -r april"})
    static final class Update implements Runnable {
        private final Root root;
        @Mixin private OfArtifact of = new OfArtifact();
        @Mixin private TagChange tags = new TagChange();
        @Mixin private Why why = new Why();

        Update(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            if (tags.isEmpty()) {
                throw new WrongUsage("nothing to change was given: use --tag or --remove-tag");
            }
            root.printer()
                    .show(
                            TABLE,
                            () ->
                                    root.connect(why)
                                            .artifacts()
                                            .changeTags(of.artifact, tags.added(), tags.removed()));
        }
    }

    @Command(
            description = "Delete an artifact with its versions and links; the content stays.",
            footer = {"", "Example:", "  modelog artifact delete iris_predictions --yes"})
    static final class Delete implements Runnable {
        private final Root root;
        @Mixin private OfArtifact of = new OfArtifact();
        @Mixin private Deletion deletion = new Deletion();

        Delete(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            var artifacts = root.connect(deletion.why).artifacts();
            new Deleting(root, deletion)
                    .ask(
                            "Delete the artifact %s with all its versions?".formatted(of.artifact),
                            "the artifact " + of.artifact,
                            force -> artifacts.delete(of.artifact, force));
        }
    }
}
