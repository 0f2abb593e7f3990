package io.modelog.cli.command;

import static io.modelog.sdk.LineageRequest.NodeType.ARTIFACT;
import static io.modelog.sdk.LineageRequest.NodeType.MODEL;
import static io.modelog.sdk.LineageRequest.NodeType.STEP;

import io.modelog.sdk.LineageGraph;
import io.modelog.sdk.LineageGraph.Edge;
import io.modelog.sdk.LineageGraph.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.ColorScheme;

/// A graph as a tree that a person reads: a node has its neighbours below it where the walk reached it first.
final class LineageTree {
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final LineageGraph graph;
    private final ColorScheme colors;
    private final StringBuilder text = new StringBuilder();

    private LineageTree(LineageGraph graph, ColorScheme colors) {
        this.graph = graph;
        this.colors = colors;
        graph.nodes().forEach(node -> nodes.put(node.id(), node));
    }

    static String of(LineageGraph graph, ColorScheme colors) {
        var tree = new LineageTree(graph, colors);
        return tree.print();
    }

    private String print() {
        line("", title(node(graph.start())));
        var up = below(false);
        var down = below(true);
        if (up.isEmpty() && down.isEmpty()) {
            line("", graph.nodes().size() == 1 ? "Nothing is known to be related." : "");
        }
        section(up, down.isEmpty() ? "" : "came from", false);
        section(down, up.isEmpty() ? "" : "went into", true);
        var cut = graph.cut();
        if (cut != null) {
            line(
                    "",
                    "There is more: the walk ended by its %s at %s%s."
                            .formatted(
                                    cut.by(),
                                    cut.at().getFirst(),
                                    cut.at().size() == 1
                                            ? ""
                                            : " and %d more".formatted(cut.at().size() - 1)));
        }
        return text.toString();
    }

    private Node node(String id) {
        return Objects.requireNonNull(nodes.get(id), id);
    }

    /// The edges that lead away from each node in one direction, as a breadth-first walk meets them.
    private Map<String, List<Edge>> below(boolean down) {
        var all = new HashMap<String, List<Edge>>();
        for (var edge : graph.edges()) {
            all.computeIfAbsent(down ? edge.from() : edge.to(), _ -> new ArrayList<>()).add(edge);
        }
        var reached = new LinkedHashMap<String, List<Edge>>();
        var next = new ArrayDeque<>(List.of(graph.start()));
        while (!next.isEmpty()) {
            var id = next.remove();
            var edges = reached.containsKey(id) ? null : all.get(id);
            if (edges != null) {
                reached.put(id, edges);
                edges.forEach(edge -> next.add(down ? edge.to() : edge.from()));
            }
        }
        return reached;
    }

    private void section(Map<String, List<Edge>> below, String title, boolean down) {
        if (!below.isEmpty()) {
            if (!title.isEmpty()) {
                line("", title);
            }
            children(graph.start(), "", below, down, new HashSet<>(Set.of(graph.start())));
        }
    }

    private void children(
            String id,
            String indent,
            Map<String, List<Edge>> below,
            boolean down,
            Set<String> shown) {
        var edges = below.getOrDefault(id, List.of());
        for (var i = 0; i < edges.size(); i++) {
            var edge = edges.get(i);
            var last = i == edges.size() - 1;
            var other = node(down ? edge.to() : edge.from());
            var isNew = shown.add(other.id());
            line(
                    indent + (last ? "└─ " : "├─ "),
                    "%s %s%s"
                            .formatted(
                                    verb(edge, other, down),
                                    title(other),
                                    isNew || !below.containsKey(other.id())
                                            ? ""
                                            : " (shown above)"));
            if (isNew) {
                children(other.id(), indent + (last ? "   " : "│  "), below, down, shown);
            }
        }
    }

    private static String verb(Edge edge, Node other, boolean down) {
        return switch (edge.type()) {
            case READ -> down ? "read by" : "read";
            case WROTE -> down ? "wrote" : "written by";
            case LINKED -> linked(other, down);
            case MADE -> down ? "made" : "made by";
            case USED -> down ? "used by" : "used";
            case PART -> other.type() == STEP ? "with" : "in";
        };
    }

    private static String linked(Node other, boolean down) {
        if (down) {
            return other.type() == MODEL ? "went into" : "gave";
        }
        return other.type() == ARTIFACT ? "made of" : "made with";
    }

    private String title(Node node) {
        var name = node.version() == null ? node.name() : node.name() + "@" + node.version();
        var notes = new StringJoiner(", ", " (", ")").setEmptyValue("");
        if (node.kind() != null && node.type() == ARTIFACT) {
            notes.add(node.kind().text());
        }
        if (node.stage() != null) {
            notes.add(node.stage().text());
        }
        if (node.pipeline() != null && node.type() == STEP) {
            notes.add("of " + node.pipeline());
        }
        if (node.status() != null) {
            notes.add(node.status());
        }
        if (!node.exists()) {
            notes.add("not there");
        }
        var shown =
                graph.found().contains(node.id())
                        ? colors.apply(name, List.of(Style.bold)).toString()
                        : name;
        return "%s %s%s".formatted(node.type(), shown, notes);
    }

    private void line(String indent, String words) {
        if (!words.isEmpty()) {
            text.append(indent).append(words).append('\n');
        }
    }
}
