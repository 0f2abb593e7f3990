package io.modelog.sdk;

import java.util.List;

/// What came from what: artifact versions, steps, runs and model versions, across models.
///
/// {@snippet file=ClientLineage.java region=impact}
public final class Lineage {
    private final Transport transport;

    Lineage(Transport transport) {
        this.transport = transport;
    }

    public LineageGraph walk(LineageRequest request) {
        return transport.get(request.route(), LineageGraph.class);
    }

    /// The graph in the language of Graphviz.
    public String dot(LineageRequest request) {
        return transport.text(request.route().with("format", "dot"));
    }

    /// The graph as a Mermaid flowchart.
    public String mermaid(LineageRequest request) {
        return transport.text(request.route().with("format", "mermaid"));
    }

    /// The model versions in a stage that an artifact version went into.
    public List<LineageGraph.Node> versionsFrom(String artifact, int version, Stage stage) {
        var node = "artifact:%s@%d".formatted(artifact, version);
        var graph =
                walk(
                        LineageRequest.of(node)
                                .going(LineageRequest.Direction.DOWNSTREAM)
                                .inStage(stage));
        return graph.nodes().stream().filter(it -> graph.found().contains(it.id())).toList();
    }
}
