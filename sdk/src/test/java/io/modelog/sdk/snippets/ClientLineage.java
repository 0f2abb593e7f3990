package io.modelog.sdk.snippets;

import io.modelog.sdk.LineageGraph;
import io.modelog.sdk.LineageRequest;
import io.modelog.sdk.LineageRequest.Direction;
import io.modelog.sdk.LineageRequest.NodeType;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.Stage;
import java.util.List;

/// What came from what.
public final class ClientLineage {
    private ClientLineage() {}

    public static List<String> impact(Modelog modelog) {
        // @start region=impact
        // Which models in production come from this version of a data set?
        List<String> models =
                modelog.lineage().versionsFrom("iris_dataset", 3, Stage.PRODUCTION).stream()
                        .map(LineageGraph.Node::id)
                        .toList();
        // @end
        return models;
    }

    public static List<String> madeFrom(Modelog modelog) {
        // @start region=made-from
        // What was this prediction made from?
        LineageGraph graph =
                modelog.lineage()
                        .walk(
                                LineageRequest.of("artifact:iris_predictions@2")
                                        .going(Direction.UPSTREAM)
                                        .only(NodeType.ARTIFACT));
        List<String> data =
                graph.nodes().stream()
                        .filter(node -> graph.found().contains(node.id()))
                        .map(LineageGraph.Node::uri)
                        .toList();
        // @end
        return data;
    }
}
