package io.modelog.cli.command;

import static io.modelog.cli.terminal.Column.fixed;
import static io.modelog.cli.terminal.Column.state;
import static io.modelog.cli.terminal.Column.text;

import io.modelog.cli.option.AsOfMoment;
import io.modelog.cli.option.Criteria;
import io.modelog.cli.option.Paging;
import io.modelog.cli.option.Selected;
import io.modelog.cli.terminal.Printer.Sentences;
import io.modelog.cli.terminal.Table;
import io.modelog.sdk.ArtifactKind;
import io.modelog.sdk.AttachedRun;
import io.modelog.sdk.Link;
import io.modelog.sdk.ModelReads;
import io.modelog.sdk.Version;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The artifacts and runs of a version, in all spellings of 3.4.
final class LinkCommands {
    private static final Table<Link> LINKS =
            Table.of(
                    Link::id,
                    text("artifact", Link::artifact),
                    fixed("artifactVersion", Link::artifactVersion).as("VERSION"),
                    fixed("kind", Link::kind).wide(),
                    text("type", Link::type),
                    text("mediaType", Link::mediaType).wide(),
                    fixed("sizeBytes", Link::sizeBytes).as("BYTES"),
                    text("sha256", Link::sha256).as("SHA-256").wide(),
                    text("uri", Link::uri).wide(),
                    fixed("linkedAt", Link::linkedAt),
                    text("linkedBy", Link::linkedBy).as("BY"),
                    text("id", Link::id).wide(),
                    fixed("model", Link::model).wide(),
                    fixed("version", Link::version).as("MODEL VERSION").wide());

    private static final Table<AttachedRun> RUNS =
            Table.of(
                    AttachedRun::runId,
                    fixed("runId", AttachedRun::runId).as("ID"),
                    text("name", AttachedRun::name).wide(),
                    text("pipeline", AttachedRun::pipeline),
                    state("status", AttachedRun::status),
                    text("startedAt", AttachedRun::startedAt),
                    text("endedAt", AttachedRun::endedAt).wide(),
                    fixed("took", run -> RunCommands.took(run.startedAt(), run.endedAt())),
                    text("attachedAt", AttachedRun::attachedAt).wide(),
                    text("attachedBy", AttachedRun::attachedBy).wide());

    private LinkCommands() {}

    /// The title and the sentences name the version as `name[number]` (C-26); a stage is looked up once, so that the
    /// list is of the version that the title names.
    private record Pinned(Version version) {
        static Pinned of(ModelReads reads, Selected selected) {
            return new Pinned(reads.version(selected.model, selected.version()));
        }

        String selector() {
            return Integer.toString(version.number());
        }

        Sentences sentences(String kind) {
            var name = "%s %s[%d]".formatted(version.model(), version.name(), version.number());
            return new Sentences(
                    "%s of %s".formatted(kind, name),
                    "%s has no %s.".formatted(name, kind.toLowerCase(Locale.ROOT)),
                    "");
        }
    }

    @Command(
            description = "List the artifacts of one kind that are linked to a version.",
            footer = {
                "",
                "Examples:",
                "  modelog model version data_artifacts iris_classifier 1",
                "  modelog model model_artifacts iris_classifier -v production"
            })
    static final class Artifacts implements Runnable {
        private final Root root;
        private final ArtifactKind kind;
        @Mixin private Selected selected = new Selected();

        @Option(
                names = {"--artifact-name", "--name"},
                paramLabel = "<name>",
                description = "By the artifact's name: contains:data.")
        private @Nullable List<String> names;

        @Mixin private Origin origin = new Origin();
        @Mixin private AsOfMoment moment = new AsOfMoment();
        @Mixin private Paging paging = new Paging();

        Artifacts(Root root, ArtifactKind kind) {
            this.root = root;
            this.kind = kind;
        }

        @Override
        public void run() {
            root.printer().check(LINKS);
            var node = root.connect();
            var reads = moment.of(node);
            var pinned = Pinned.of(reads, selected);
            var links = reads.links(selected.model, pinned.selector(), kind);
            root.list(
                    links,
                    origin.criteria(node, links).text("artifact", names),
                    paging,
                    new Paging.Fields("id", "linkedAt", "linkedAt"),
                    LINKS,
                    pinned.sentences(title()));
        }

        private String title() {
            return switch (kind) {
                case DATA -> "Data artifacts";
                case MODEL -> "Model artifacts";
                case ENDPOINT -> "Endpoint artifacts";
            };
        }
    }

    @Command(
            description = "List the runs that worked on a version.",
            footer = {"", "Example:", "  modelog model version runs iris_classifier production"})
    static final class Runs implements Runnable {
        private final Root root;
        @Mixin private Selected selected = new Selected();

        @Option(names = "--pipeline-run-id", paramLabel = "<id>", description = "By the run's id.")
        private @Nullable List<String> ids;

        @Option(
                names = {"--pipeline-run-name", "--name"},
                paramLabel = "<name>",
                description = "By the run's name.")
        private @Nullable List<String> names;

        @Option(
                names = {"--pipeline-name", "--pipeline"},
                paramLabel = "<name>",
                description = "By pipeline.")
        private @Nullable List<String> pipelines;

        @Mixin private AsOfMoment moment = new AsOfMoment();
        @Mixin private Paging paging = new Paging();

        Runs(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            root.printer().check(RUNS);
            var reads = moment.of(root.connect());
            var pinned = Pinned.of(reads, selected);
            root.list(
                    reads.runs(selected.model, pinned.selector()),
                    new Criteria().id("runId", ids).text("name", names).text("pipeline", pipelines),
                    paging,
                    new Paging.Fields("runId", "attachedAt", "attachedAt"),
                    RUNS,
                    pinned.sentences("Runs"));
        }
    }
}
