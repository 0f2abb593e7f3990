package io.modelog.cli.command;

import static io.modelog.cli.terminal.Column.fixed;
import static io.modelog.cli.terminal.Column.map;
import static io.modelog.cli.terminal.Column.text;

import io.modelog.cli.command.ArtifactCommands.OfArtifact;
import io.modelog.cli.option.ArtifactVersionNumber;
import io.modelog.cli.option.Criteria;
import io.modelog.cli.option.Deletion;
import io.modelog.cli.option.KeyValues;
import io.modelog.cli.option.Paging;
import io.modelog.cli.option.TagChange;
import io.modelog.cli.option.Why;
import io.modelog.cli.terminal.Printer.Sentences;
import io.modelog.cli.terminal.Table;
import io.modelog.cli.terminal.WrongUsage;
import io.modelog.sdk.ArtifactVersion;
import io.modelog.sdk.Artifacts;
import io.modelog.sdk.Producer;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Versions of an artifact.",
        footer = {"", "Example:", "  modelog artifact version list iris_predictions"})
final class ArtifactVersionCommands {
    private static final Table<ArtifactVersion> TABLE =
            Table.of(
                    version -> Integer.toString(version.number()),
                    text("artifact", ArtifactVersion::artifact).wide(),
                    fixed("number", ArtifactVersion::number).as("VERSION"),
                    text("id", ArtifactVersion::id).wide(),
                    fixed("kind", ArtifactVersion::kind),
                    text("type", ArtifactVersion::type),
                    text("mediaType", ArtifactVersion::mediaType).wide(),
                    fixed("sizeBytes", ArtifactVersion::sizeBytes).as("BYTES"),
                    text("sha256", ArtifactVersion::sha256).as("SHA-256").wide(),
                    text("uri", ArtifactVersion::uri).wide(),
                    text("producer.runId", (ArtifactVersion it) -> producer(it, Producer::runId))
                            .as("RUN")
                            .wide(),
                    text("producer.step", (ArtifactVersion it) -> producer(it, Producer::step))
                            .as("MADE BY"),
                    text("producer.output", (ArtifactVersion it) -> producer(it, Producer::output))
                            .as("AS")
                            .wide(),
                    text("tags", ArtifactVersion::tags),
                    map("metadata", ArtifactVersion::metadata).wide(),
                    fixed("createdAt", ArtifactVersion::createdAt),
                    text("createdBy", ArtifactVersion::createdBy).wide());

    private ArtifactVersionCommands() {}

    static ArtifactVersionCommands group() {
        return new ArtifactVersionCommands();
    }

    private static @Nullable Object producer(
            ArtifactVersion version, Function<Producer, @Nullable Object> part) {
        return version.producer() == null ? null : part.apply(version.producer());
    }

    static void show(Root root, String artifact, int version) {
        root.printer().show(TABLE, () -> get(root.connect().artifacts(), artifact, version));
    }

    private static ArtifactVersion get(Artifacts artifacts, String artifact, int version) {
        return version == ArtifactVersionNumber.LATEST
                ? artifacts.latestVersion(artifact)
                : artifacts.version(artifact, version);
    }

    /// A version of an artifact, the latest where none is named.
    static final class Selected {
        @Mixin OfArtifact of = new OfArtifact();

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "<version>",
                converter = ArtifactVersionNumber.class,
                defaultValue = "latest",
                description = "A number, or 'latest' (the default).")
        int version;
    }

    /// A version of an artifact, which must be named.
    static final class Named {
        @Mixin OfArtifact of = new OfArtifact();

        @Parameters(
                index = "1",
                paramLabel = "<version>",
                converter = ArtifactVersionNumber.class,
                description = "A number, or 'latest'.")
        int version;

        int number(Artifacts artifacts) {
            return get(artifacts, of.artifact, version).number();
        }
    }

    @Command(
            description = "List the versions of an artifact.",
            footer = {"", "Example:", "  modelog artifact version list iris_predictions"})
    static final class ListAll implements Runnable {
        private final Root root;
        @Mixin private OfArtifact of = new OfArtifact();

        @Option(
                names = {"--version", "--number"},
                paramLabel = "<n>",
                description = "By number: gte:2.")
        private @Nullable List<String> numbers;

        @Option(
                names = {"-t", "--tag"},
                paramLabel = "<tag>",
                description = "By tag.")
        private @Nullable List<String> tags;

        @Mixin private Paging paging = new Paging();

        ListAll(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            var own = new Criteria().number("number", numbers).text("tags", tags);
            root.list(
                    root.connect().artifacts().versions(of.artifact),
                    own,
                    paging,
                    new Paging.Fields("id", "createdAt", "createdAt"),
                    TABLE,
                    Sentences.whenEmpty(
                            of.artifact
                                    + (paging.isFiltered(own)
                                            ? " has no such versions."
                                            : " has no versions.")));
        }
    }

    @Command(
            description = "Show a version of an artifact in full.",
            footer = {"", "Example:", "  modelog artifact version show iris_predictions 2"})
    static final class Show implements Runnable {
        private final Root root;
        @Mixin private Selected selected = new Selected();

        Show(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            show(root, selected.of.artifact, selected.version);
        }
    }

    @Command(
            description = "Change the tags of a version of an artifact.",
            footer = {
                "",
                "Example:",
                "  modelog artifact version update iris_predictions 2 -t may"
            })
    static final class Update implements Runnable {
        private final Root root;
        @Mixin private Named named = new Named();
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
            root.printer().show(TABLE, this::changed);
        }

        private ArtifactVersion changed() {
            var artifacts = root.connect(why).artifacts();
            return artifacts.changeVersionTags(
                    named.of.artifact, named.number(artifacts), tags.added(), tags.removed());
        }
    }

    @Command(
            description = "Delete a version of an artifact with its links; the content stays.",
            footer = {"", "Example:", "  modelog artifact version delete iris_predictions 2 -y"})
    static final class Delete implements Runnable {
        private final Root root;
        @Mixin private Named named = new Named();
        @Mixin private Deletion deletion = new Deletion();

        Delete(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            var artifacts = root.connect(deletion.why).artifacts();
            int number = named.number(artifacts);
            var what = "version %d of the artifact %s".formatted(number, named.of.artifact);
            new Deleting(root, deletion)
                    .ask(
                            "Delete %s?".formatted(what),
                            what,
                            force -> artifacts.deleteVersion(named.of.artifact, number, force));
        }
    }

    @Command(
            description = "Show the metadata of a version of an artifact, or log some.",
            footer = {
                "",
                "Examples:",
                "  modelog artifact metadata iris_predictions",
                "  modelog artifact metadata iris_predictions 2 rows=150"
            })
    static final class LogMetadata implements Runnable {
        private final Root root;
        @Mixin private OfArtifact of = new OfArtifact();

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
            var version = new ArtifactVersionNumber().convert(asked.version());
            var artifacts = root.connect(why).artifacts();
            int number =
                    version == ArtifactVersionNumber.LATEST
                            ? get(artifacts, of.artifact, version).number()
                            : version;
            MetadataTable.logOrShow(
                    root,
                    asked.values(),
                    () -> artifacts.versionMetadata(of.artifact, number),
                    values -> artifacts.logVersionMetadata(of.artifact, number, values),
                    "Version %d of %s".formatted(number, of.artifact));
        }
    }
}
