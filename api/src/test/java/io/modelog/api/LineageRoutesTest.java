package io.modelog.api;

import static io.modelog.api.SharedNode.artifact;
import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.created;
import static io.modelog.api.SharedNode.model;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineageRoutesTest {
    private final String data = artifact();
    private final String version = version();
    private final String path = "/api/v1/lineage?node=artifact:" + data + "@1";

    @Test
    void which_production_models_come_from_a_data_set_version_is_one_request() {
        var answer = client().get(path + "&direction=downstream&stage=production");

        assertThat(answer.json().at("/found")).hasSize(1);
        assertThat(answer.text("/found/0")).isEqualTo(node());
        assertThat(answer.text("/nodes/1/stage")).isEqualTo("production");
        assertThat(answer.text("/edges/0/type")).isEqualTo("linked");
        assertThat(client().get(path + "&direction=downstream&stage=staging").json().at("/found"))
                .isEmpty();
    }

    @Test
    void an_unlinked_artifact_is_seen_as_of_a_moment_before() {
        var linked = client().get(version + "/artifacts").text("/items/0/linkedAt");
        client().delete(version + "/artifacts/" + data + "@1");

        assertThat(client().get(path).json().at("/nodes")).hasSize(1);
        assertThat(client().get(path + "&asOf=" + linked).json().at("/nodes")).hasSize(2);
    }

    @Test
    void a_graph_is_given_to_graphviz_and_mermaid() {
        var dot = client().get(path, "Accept: text/vnd.graphviz");
        assertThat(dot.header("Content-Type")).startsWith("text/vnd.graphviz");
        assertThat(dot.body())
                .startsWith("digraph lineage {\n  rankdir=LR;\n")
                .contains("\"artifact:%s@1\" -> \"%s\" [label=linked];\n".formatted(data, node()));
        assertThat(client().get(path + "&format=mermaid").body())
                .isEqualTo(
                        "flowchart LR\n  n0([\"%s@1<br>data\"])\n  n1{{\"%s<br>production\"}}\n  n0 -->|linked| n1\n"
                                .formatted(data, node().substring("model:".length())));
    }

    @Test
    void bounds_and_words_that_are_none_are_refused() {
        for (var wrong :
                new String[] {
                    "&depth=101",
                    "&limit=0",
                    "&direction=sideways",
                    "&asOf=yesterday",
                    "&format=png"
                }) {
            assertThat(client().get(path + wrong).problem()).isEqualTo("malformed-request");
        }
        assertThat(client().get("/api/v1/lineage?node=iris").problem())
                .isEqualTo("malformed-request");
        assertThat(client().get("/api/v1/lineage?node=model:nobody@latest").problem())
                .isEqualTo("version-unknown");
        assertThat(client().get("/api/v1/lineage?node=artifact:nothing@1").problem())
                .isEqualTo("artifact-version-unknown");
    }

    private String version() {
        var versions = model() + "/versions";
        created(client().post(versions, "{}"));
        created(client().post(versions + "/1/artifacts", "{\"artifact\": \"%s\"}".formatted(data)));
        client().put(versions + "/1/stage", "{\"stage\": \"production\"}");
        return versions + "/1";
    }

    private String node() {
        return version.replace("/api/v1/models/", "model:").replace("/versions/", "@");
    }
}
