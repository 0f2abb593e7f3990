package io.modelog.cli.command;

import static io.modelog.cli.terminal.Column.fixed;
import static io.modelog.cli.terminal.Column.map;
import static io.modelog.cli.terminal.Column.state;
import static io.modelog.cli.terminal.Column.text;

import io.modelog.cli.option.Criteria;
import io.modelog.cli.option.Deletion;
import io.modelog.cli.option.KeyValues;
import io.modelog.cli.option.Name;
import io.modelog.cli.option.Paging;
import io.modelog.cli.option.Why;
import io.modelog.cli.terminal.Printer.Sentences;
import io.modelog.cli.terminal.Table;
import io.modelog.sdk.ArtifactRef;
import io.modelog.sdk.Run;
import io.modelog.sdk.RunStatus;
import io.modelog.sdk.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Runs of pipelines.",
        footer = {"", "Example:", "  modelog run list --status failed"})
final class RunCommands {
    private static final Table<Run> TABLE =
            Table.of(
                    Run::id,
                    fixed("id", Run::id),
                    text("name", Run::name).wide(),
                    text("pipeline", Run::pipeline),
                    state("status", Run::status),
                    text("error", Run::error).wide(),
                    text("startedAt", Run::startedAt),
                    text("startedBy", Run::startedBy).wide(),
                    text("endedAt", Run::endedAt).wide(),
                    fixed("took", run -> took(run.startedAt(), run.endedAt())),
                    text("models", RunCommands::models),
                    map("extra", Run::extra).wide(),
                    map("metadata", Run::metadata).wide());

    private static final Table<Step> STEPS =
            Table.of(
                    Step::name,
                    text("name", Step::name).as("STEP"),
                    state("status", Step::status),
                    fixed("took", step -> took(step.startedAt(), step.endedAt())),
                    text("inputs", step -> artifacts(step.inputs())),
                    text("outputs", step -> artifacts(step.outputs())),
                    map("metadata", Step::metadata),
                    text("error", Step::error));

    private RunCommands() {}

    static RunCommands group() {
        return new RunCommands();
    }

    static @Nullable Duration took(@Nullable Instant start, @Nullable Instant end) {
        return start == null || end == null ? null : Duration.between(start, end);
    }

    private static List<String> models(Run run) {
        return run.models().stream().map(it -> it.model() + "@" + it.version()).toList();
    }

    private static List<String> artifacts(List<ArtifactRef> refs) {
        return refs.stream().map(ref -> ref.artifact() + "@" + ref.version()).toList();
    }

    /// A run.
    static final class OfRun {
        @Parameters(
                index = "0",
                paramLabel = "<run>",
                converter = Name.class,
                description = "Its id.")
        String id = "";
    }

    @Command(
            description = "List the runs, newest first.",
            footer = {"", "Example:", "  modelog run list --pipeline do_predictions"})
    static final class ListAll implements Runnable {
        private final Root root;

        @Option(
                names = {"-p", "--pipeline", "--pipeline-name"},
                paramLabel = "<name>",
                description = "By pipeline.")
        private @Nullable List<String> pipelines;

        @Option(
                names = {"-n", "--name", "--pipeline-run-name"},
                paramLabel = "<name>",
                description = "By name.")
        private @Nullable List<String> names;

        @Option(
                names = "--status",
                paramLabel = "<status>",
                description = "Only those: ${COMPLETION-CANDIDATES}.")
        private @Nullable RunStatus status;

        @Mixin private Paging paging = new Paging();

        ListAll(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            var own = new Criteria().text("pipeline", pipelines).text("name", names);
            if (status != null) {
                own.text("status", List.of(status.text()));
            }
            root.list(
                    root.connect().runs().list(),
                    own,
                    paging,
                    new Paging.Fields("id", "startedAt", "endedAt"),
                    TABLE,
                    Sentences.thereAreNo("runs", paging.isFiltered(own)));
        }
    }

    @Command(
            description = "Show a run with its steps.",
            footer = {"", "Example:", "  modelog run show 0198c5f2-6d3c-7a51-9a38-2f1f6d1f0c11"})
    static final class Show implements Runnable {
        private final Root root;
        @Mixin private OfRun of = new OfRun();

        Show(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            root.printer().check(TABLE);
            var run = root.connect().runs().get(of.id);
            root.printer().show(TABLE, () -> run);
            if (root.printer().isForPeople() && root.printer().fields().isEmpty()) {
                root.shell().out().println();
                root.printer()
                        .list(STEPS, run.steps(), Sentences.whenEmpty("The run has no steps."));
            }
        }
    }

    @Command(
            description = "Print a run as RunEvents of OpenLineage, a JSON array.",
            footer = {
                "",
                "Example:",
                "  modelog run openlineage 0198c5f2-6d3c-7a51-9a38-2f1f6d1f0c11"
            })
    static final class Export implements Runnable {
        private final Root root;
        @Mixin private OfRun of = new OfRun();

        Export(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            root.shell().out().println(root.connect().runs().openLineage(of.id));
        }
    }

    @Command(
            description = "Delete a run; what it made stays.",
            footer = {"", "Example:", "  modelog run delete 0198c5f2-6d3c-7a51-9a38-2f1f6d1f0c11"})
    static final class Delete implements Runnable {
        private final Root root;
        @Mixin private OfRun of = new OfRun();
        @Mixin private Deletion deletion = new Deletion();

        Delete(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            var runs = root.connect(deletion.why).runs();
            new Deleting(root, deletion)
                    .ask(
                            "Delete the run %s?".formatted(of.id),
                            "the run " + of.id,
                            force -> runs.delete(of.id, force));
        }
    }

    @Command(
            description = "Show the metadata of a run or of one of its steps, or log some.",
            footer = {
                "",
                "Example:",
                "  modelog run metadata 0198c5f2-6d3c-7a51-9a38-2f1f6d1f0c11 cost=1.25"
            })
    static final class LogMetadata implements Runnable {
        private final Root root;
        @Mixin private OfRun of = new OfRun();

        @Parameters(
                index = "1..*",
                paramLabel = "<key>=<value>",
                description = "What to log, JSON or text.")
        private List<String> values = List.of();

        @Option(names = "--step", paramLabel = "<step>", description = "Of this step of it.")
        private @Nullable String step;

        @Mixin private Why why = new Why();

        LogMetadata(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            var _ = KeyValues.read(values);
            var runs = root.connect(why).runs();
            var ofStep = step;
            if (ofStep == null) {
                MetadataTable.logOrShow(
                        root,
                        values,
                        () -> runs.metadata(of.id),
                        logged -> runs.logMetadata(of.id, logged),
                        "The run");
            } else {
                MetadataTable.logOrShow(
                        root,
                        values,
                        () -> runs.stepMetadata(of.id, ofStep),
                        logged -> runs.logStepMetadata(of.id, ofStep, logged),
                        "The step " + ofStep);
            }
        }
    }
}
