package io.modelog.cli;

import static io.modelog.cli.Column.fixed;
import static io.modelog.cli.Column.state;
import static io.modelog.cli.Column.text;

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
import picocli.CommandLine.ParentCommand;

@Command(
        name = "run",
        description = "Runs of pipelines.",
        footer = {"", "Example:", "  modelog run list --status failed"})
final class RunCommands {
    private static final Table<Run> IN_BRIEF =
            Table.of(
                    fixed("ID", Run::id),
                    text("PIPELINE", Run::pipeline),
                    state("STATUS", Run::status),
                    text("STARTED", Run::startedAt),
                    fixed("TOOK", run -> took(run.startedAt(), run.endedAt())),
                    text("MODELS", RunCommands::models));

    private static final Table<Run> IN_FULL =
            Table.of(
                    text("ID", Run::id),
                    text("NAME", Run::name),
                    text("PIPELINE", Run::pipeline),
                    state("STATUS", Run::status),
                    text("ERROR", Run::error),
                    text("STARTED", Run::startedAt),
                    text("STARTED BY", Run::startedBy),
                    text("ENDED", Run::endedAt),
                    text("TOOK", run -> took(run.startedAt(), run.endedAt())),
                    text("MODELS", RunCommands::models),
                    text("EXTRA", run -> run.extra().isEmpty() ? null : run.extra()));

    private static final Table<Step> STEPS =
            Table.of(
                    text("STEP", Step::name),
                    state("STATUS", Step::status),
                    fixed("TOOK", step -> took(step.startedAt(), step.endedAt())),
                    text("INPUTS", step -> artifacts(step.inputs())),
                    text("OUTPUTS", step -> artifacts(step.outputs())),
                    text("ERROR", Step::error));

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Root root;

    @Command(
            description = "List the runs, newest first.",
            footer = {"", "Example:", "  modelog run list --pipeline do_predictions"})
    void list(
            @Option(
                            names = {"-p", "--pipeline"},
                            paramLabel = "<name>",
                            description = "Only those of this pipeline.")
                    @Nullable String pipeline,
            @Option(
                            names = "--status",
                            paramLabel = "<status>",
                            description = "Only those: ${COMPLETION-CANDIDATES}.")
                    @Nullable RunStatus status,
            @Mixin Limit limit) {
        root.list(
                root.connect().runs().list(pipeline, status),
                IN_BRIEF,
                limit.items,
                pipeline == null && status == null
                        ? "There are no runs."
                        : "There are no such runs.");
    }

    @Command(
            description = "Show a run with its steps.",
            footer = {"", "Example:", "  modelog run show 0198c5f2-6d3c-7a51-9a38-2f1f6d1f0c11"})
    void show(@Parameters(paramLabel = "<run>", converter = Name.class) String id) {
        var run = root.connect().runs().get(id);
        root.show(run, IN_FULL);
        if (!root.isJson()) {
            root.shell().out().println();
            root.list(run.steps(), STEPS, "The run has no steps.");
        }
    }

    static @Nullable Duration took(Instant start, @Nullable Instant end) {
        return end == null ? null : Duration.between(start, end);
    }

    private static List<String> models(Run run) {
        return run.models().stream().map(it -> it.model() + "@" + it.version()).toList();
    }

    private static List<String> artifacts(List<ArtifactRef> refs) {
        return refs.stream().map(ref -> ref.artifact() + "@" + ref.version()).toList();
    }
}
