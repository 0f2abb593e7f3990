package io.modelog.api.lineage;

import io.modelog.projector.lineage.LineageGraph;
import java.util.HashMap;

/// A graph as a Mermaid flowchart.
final class Mermaid {
    private Mermaid() {}

    static String of(LineageGraph graph) {
        var text = new StringBuilder("flowchart LR\n");
        var names = new HashMap<String, String>();
        for (var node : graph.nodes()) {
            var name = "n" + names.size();
            names.put(node.id(), name);
            text.append(
                    shape(node)
                            .formatted(name, escaped(Labels.of(node, "\n")).replace("\n", "<br>")));
        }
        for (var edge : graph.edges()) {
            text.append(
                    "  %s -->|%s| %s\n"
                            .formatted(names.get(edge.from()), edge.type(), names.get(edge.to())));
        }
        return text.toString();
    }

    private static String shape(LineageGraph.Node node) {
        return switch (node.type()) {
            case ARTIFACT -> "  %s([\"%s\"])\n";
            case STEP -> "  %s[\"%s\"]\n";
            case RUN -> "  %s[[\"%s\"]]\n";
            case MODEL -> "  %s{{\"%s\"}}\n";
        };
    }

    /// Entity codes are Mermaid's own way to quote.
    private static String escaped(String text) {
        return text.replace("&", "#amp;")
                .replace("\"", "#quot;")
                .replace("<", "#lt;")
                .replace(">", "#gt;");
    }
}
