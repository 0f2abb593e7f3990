package io.modelog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LineageCommandTest {
    private static final String GRAPH =
            """
            {"start": "artifact:split@1", "nodes": [%s, %s, %s, %s, %s],
             "edges": [
               {"from": "step:r-1/load", "to": "artifact:split@1", "type": "wrote"},
               {"from": "artifact:split@1", "to": "step:r-1/train", "type": "read"},
               {"from": "artifact:split@1", "to": "model:iris@1", "type": "linked"},
               {"from": "step:r-1/train", "to": "artifact:classifier@2", "type": "wrote"},
               {"from": "artifact:classifier@2", "to": "model:iris@1", "type": "linked"}],
             "found": [], "cut": {"by": "depth", "at": ["model:iris@1"]}}
            """
                    .formatted(
                            node(
                                    "artifact:split@1",
                                    "artifact",
                                    "split",
                                    "1",
                                    "\"kind\": \"data\", \"exists\": true"),
                            node(
                                    "step:r-1/load",
                                    "step",
                                    "load",
                                    "null",
                                    "\"pipeline\": \"training\", \"status\": \"cached\", \"exists\": true"),
                            node(
                                    "step:r-1/train",
                                    "step",
                                    "train",
                                    "null",
                                    "\"pipeline\": \"training\", \"status\": \"completed\", \"exists\": true"),
                            node(
                                    "model:iris@1",
                                    "model",
                                    "iris",
                                    "1",
                                    "\"stage\": \"production\", \"exists\": true"),
                            node(
                                    "artifact:classifier@2",
                                    "artifact",
                                    "classifier",
                                    "2",
                                    "\"exists\": false"));

    private final StubNode node = new StubNode();
    private final Terminal terminal = Terminal.at(node.url());

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void a_tree_shows_what_a_thing_came_from_and_what_it_went_into() {
        node.answers("GET /lineage", 200, GRAPH);

        assertThat(terminal.type("lineage artifact:split@1").out())
                .isEqualTo(
                        """
                        artifact split@1 (data)
                        came from
                        └─ written by step load (of training, cached)
                        went into
                        ├─ read by step train (of training, completed)
                        │  └─ wrote artifact classifier@2 (not there)
                        │     └─ went into model iris@1 (production)
                        └─ went into model iris@1 (production)
                        There is more: the walk ended by its depth at model:iris@1.
                        """);
        assertThat(node.lastQuery()).isEqualTo("node=artifact:split@1&direction=both");
    }

    @Test
    void the_walk_is_bounded_and_filtered_by_the_node() {
        node.answers("GET /lineage", 200, GRAPH);

        terminal.type(
                "lineage artifact:split@1 --down --depth 3 --limit 50 --type model -s Production --as-of 3:17");

        assertThat(node.lastQuery())
                .isEqualTo(
                        "node=artifact:split@1&direction=downstream&depth=3&limit=50&type=model&stage=production&asOf=3:17");
    }

    @Test
    void dot_and_mermaid_are_printed_as_the_node_writes_them() {
        node.answers("GET /lineage", 200, "digraph lineage {\n}\n");

        assertThat(terminal.type("lineage model:iris@latest --up --format dot").out())
                .isEqualTo("digraph lineage {\n}\n");
        assertThat(node.lastQuery())
                .isEqualTo("node=model:iris@latest&direction=upstream&format=dot");
    }

    @Test
    void json_is_the_graph_as_it_came() {
        node.answers("GET /lineage", 200, GRAPH);

        assertThat(terminal.type("lineage artifact:split@1 --format json").out())
                .startsWith("{\n  \"start\" : \"artifact:split@1\",\n  \"nodes\" : [")
                .isEqualTo(terminal.type("lineage artifact:split@1 -o json").out());
    }

    private static String node(String id, String type, String name, String version, String more) {
        return """
        {"id": "%s", "type": "%s", "depth": 1, "name": "%s", "version": %s, %s}\
        """
                .formatted(id, type, name, version, more);
    }
}
