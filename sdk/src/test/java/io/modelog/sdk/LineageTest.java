package io.modelog.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.sdk.LineageRequest.Direction;
import io.modelog.sdk.LineageRequest.NodeType;
import io.modelog.sdk.snippets.ClientLineage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LineageTest {
    private static final String GRAPH =
            """
            {"start": "artifact:iris_dataset@3", "nodes": [
               {"id": "artifact:iris_dataset@3", "type": "artifact", "depth": 0, "name": "iris_dataset", "version": 3,
                "run": null, "pipeline": null, "kind": "data", "uri": "file:///iris", "versionName": null,
                "stage": null, "status": null, "exists": true},
               {"id": "model:iris@1", "type": "model", "depth": 1, "name": "iris", "version": 1,
                "run": null, "pipeline": null, "kind": null, "uri": null, "versionName": "1",
                "stage": "production", "status": null, "exists": true}],
             "edges": [{"from": "artifact:iris_dataset@3", "to": "model:iris@1", "type": "linked"}],
             "found": ["model:iris@1"], "cut": {"by": "depth", "at": ["model:iris@1"]}}
            """;

    private final StubNode node;
    private final Modelog modelog;

    LineageTest() throws IOException {
        node = new StubNode();
        modelog = node.client();
    }

    @AfterEach
    void stop() {
        modelog.close();
        node.close();
    }

    @Test
    void which_production_models_come_from_a_data_set_version_is_one_request() {
        node.answers(200, GRAPH);

        assertThat(ClientLineage.impact(modelog)).containsExactly("model:iris@1");
        assertThat(node.asked())
                .containsExactly(
                        "GET /lineage?node=artifact%3Airis_dataset%403&direction=downstream&stage=production");
    }

    @Test
    void a_walk_asks_for_what_was_said_and_no_more() {
        node.answers(200, GRAPH);

        var graph =
                modelog.lineage()
                        .walk(
                                LineageRequest.of("run:r-1")
                                        .going(Direction.BOTH)
                                        .within(3, 50)
                                        .only(NodeType.STEP)
                                        .asOf("3:17"));

        assertThat(node.asked())
                .containsExactly(
                        "GET /lineage?node=run%3Ar-1&direction=both&depth=3&limit=50&type=step&asOf=3%3A17");
        assertThat(graph.edges())
                .containsExactly(
                        new LineageGraph.Edge(
                                "artifact:iris_dataset@3",
                                "model:iris@1",
                                LineageGraph.EdgeType.LINKED));
        assertThat(graph.cut()).isEqualTo(new LineageGraph.Cut("depth", List.of("model:iris@1")));
    }

    @Test
    void a_graph_comes_as_text_too() {
        node.answers(200, "digraph lineage {\n}\n").answers(200, "flowchart LR\n");

        assertThat(modelog.lineage().dot(LineageRequest.of("run:r-1")))
                .isEqualTo("digraph lineage {\n}\n");
        assertThat(modelog.lineage().mermaid(LineageRequest.of("run:r-1")))
                .isEqualTo("flowchart LR\n");
        assertThat(node.asked())
                .containsExactly(
                        "GET /lineage?node=run%3Ar-1&format=dot",
                        "GET /lineage?node=run%3Ar-1&format=mermaid");
    }

    @Test
    void what_a_prediction_was_made_from_are_the_artifacts_upstream() {
        node.answers(
                200,
                GRAPH.replace(
                        "[\"model:iris@1\"], \"cut\"", "[\"artifact:iris_dataset@3\"], \"cut\""));

        assertThat(ClientLineage.madeFrom(modelog)).containsExactly("file:///iris");
    }
}
