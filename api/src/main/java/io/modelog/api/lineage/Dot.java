package io.modelog.api.lineage;

import io.modelog.projector.lineage.LineageGraph;

/// A graph in the language of Graphviz.
final class Dot {
    private Dot() {}

    static String of(LineageGraph graph) {
        var text = new StringBuilder("digraph lineage {\n  rankdir=LR;\n");
        for (var node : graph.nodes()) {
            text.append(
                    "  %s [shape=%s, label=%s%s];\n"
                            .formatted(
                                    quoted(node.id()),
                                    shape(node),
                                    quoted(Labels.of(node, "\n")),
                                    node.id().equals(graph.start()) ? ", penwidth=2" : ""));
        }
        for (var edge : graph.edges()) {
            text.append(
                    "  %s -> %s [label=%s];\n"
                            .formatted(quoted(edge.from()), quoted(edge.to()), edge.type()));
        }
        return text.append("}\n").toString();
    }

    private static String shape(LineageGraph.Node node) {
        return switch (node.type()) {
            case ARTIFACT -> "ellipse";
            case STEP -> "box";
            case RUN -> "folder";
            case MODEL -> "hexagon";
        };
    }

    private static String quoted(String text) {
        return "\"%s\""
                .formatted(text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
    }
}
