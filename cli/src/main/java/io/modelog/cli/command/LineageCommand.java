package io.modelog.cli.command;

import io.modelog.cli.option.Count;
import io.modelog.cli.option.Name;
import io.modelog.cli.option.StageName;
import io.modelog.sdk.LineageRequest;
import io.modelog.sdk.LineageRequest.Direction;
import io.modelog.sdk.LineageRequest.NodeType;
import io.modelog.sdk.Stage;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Show what a thing came from, and what came from it.",
        footer = {
            "",
            "Examples:",
            "  modelog lineage artifact:iris_predictions@latest --up",
            "  modelog lineage artifact:iris_dataset@3 --down --stage production",
            "  modelog lineage model:iris_classifier@production --format mermaid"
        })
final class LineageCommand implements Runnable {
    /// How the graph is shown.
    enum Shape {
        TREE,
        DOT,
        MERMAID,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Root root;

    @Parameters(
            paramLabel = "<node>",
            converter = Name.class,
            description = {
                "artifact:<name>@<number or latest>,",
                "model:<name>@<version>, run:<id>",
                "or step:<run>/<step>."
            })
    private String node = "";

    @Option(
            names = {"--up", "--upstream"},
            description = "Only what it came from.")
    private boolean up;

    @Option(
            names = {"--down", "--downstream"},
            description = "Only what came from it.")
    private boolean down;

    @Option(
            names = "--depth",
            paramLabel = "<n>",
            converter = Count.class,
            description = "Go so many edges at most, 1 to 100 (default: 20).")
    private @Nullable Integer depth;

    @Option(
            names = "--limit",
            paramLabel = "<n>",
            converter = Count.class,
            description = "Take so many nodes at most, 1 to 10000 (default: 1000).")
    private @Nullable Integer limit;

    @Option(
            names = "--type",
            paramLabel = "<type>",
            description = "Only those, and the way to each: ${COMPLETION-CANDIDATES}.")
    private @Nullable NodeType type;

    @Option(
            names = {"-s", "--stage"},
            paramLabel = "<stage>",
            converter = StageName.class,
            description = "Only model versions in it, and the way to each.")
    private @Nullable Stage stage;

    @Option(
            names = "--as-of",
            paramLabel = "<moment>",
            description =
                    "As it was at a time such as 2026-01-31T12:00:00Z, or a position of the log.")
    private @Nullable String asOf;

    @Option(
            names = "--format",
            paramLabel = "<format>",
            defaultValue = "tree",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Shape shape = Shape.TREE;

    LineageCommand(Root root) {
        this.root = root;
    }

    @Override
    public void run() {
        var request = new LineageRequest(node, direction(), depth, limit, type, stage, asOf);
        var lineage = root.connect().lineage();
        var out = root.shell().out();
        switch (shape) {
            case DOT -> out.print(lineage.dot(request));
            case MERMAID -> out.print(lineage.mermaid(request));
            case JSON -> root.printer().tree(lineage.walk(request));
            case TREE -> {
                var graph = lineage.walk(request);
                if (root.printer().isForPeople()) {
                    out.print(LineageTree.of(graph, root.shell().colors()));
                } else {
                    root.printer().tree(graph);
                }
            }
        }
    }

    private Direction direction() {
        if (up == down) {
            return Direction.BOTH;
        }
        return up ? Direction.UPSTREAM : Direction.DOWNSTREAM;
    }
}
