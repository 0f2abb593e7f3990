package io.modelog.api;

import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.content;
import static io.modelog.api.SharedNode.created;
import static io.modelog.api.SharedNode.name;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArtifactRoutesTest {
    private final String name = name("artifact");
    private final String path = "/api/v1/artifacts/" + name;

    @Test
    void an_artifact_is_registered_once() {
        var body = "{\"name\": \"%s\", \"kind\": \"model\", \"tags\": [\"t\"]}".formatted(name);
        var registered = created(client().post("/api/v1/artifacts", body));

        assertThat(registered.header("Location")).isEqualTo(path);
        assertThat(registered.text("kind")).isEqualTo("model");
        assertThat(registered.json().get("latestVersion").isNull()).isTrue();
        assertThat(client().get(path).body()).isEqualTo(registered.body());
        assertThat(client().post("/api/v1/artifacts", body).problem()).isEqualTo("artifact-exists");
    }

    @Test
    void the_first_version_registers_its_artifact() {
        var first = created(client().post(path + "/versions", content()));
        var second = created(client().post(path + "/versions", content()));

        assertThat(first.header("Location")).isEqualTo(path + "/versions/1");
        assertThat(first.header("ETag")).isEqualTo("\"2\"");
        assertThat(first.text("kind")).isEqualTo("data");
        assertThat(second.text("number")).isEqualTo("2");
        assertThat(client().get(path + "/versions").items("number")).containsExactly("1", "2");
        assertThat(client().get(path + "/versions/1").body()).isEqualTo(first.body());
        assertThat(client().get(path + "/versions/latest").body()).isEqualTo(second.body());
        assertThat(client().get(path).text("latestVersion")).isEqualTo("2");
        assertThat(client().get("/api/v1/artifacts?limit=1000").items("name")).contains(name);
    }

    @Test
    void a_version_says_which_step_made_it() {
        var run = "0198c0de-0000-7000-8000-000000000001";
        var body =
                content()
                        .replace(
                                "}",
                                ", \"kind\": \"endpoint\", \"producer\": {\"runId\": \"%s\", \"step\": \"s\", \"output\": \"o\"}}"
                                        .formatted(run));

        var created = created(client().post(path + "/versions", body));

        assertThat(created.text("kind")).isEqualTo("endpoint");
        assertThat(created.json().get("producer").toString())
                .isEqualTo("{\"runId\":\"%s\",\"step\":\"s\",\"output\":\"o\"}".formatted(run));
    }

    @Test
    void what_is_not_there_is_said_to_be_unknown() {
        created(client().post("/api/v1/artifacts", "{\"name\": \"%s\"}".formatted(name)));

        assertThat(client().get("/api/v1/artifacts/nothing").problem())
                .isEqualTo("artifact-unknown");
        assertThat(client().get("/api/v1/artifacts/nothing/versions").problem())
                .isEqualTo("artifact-unknown");
        assertThat(client().get(path + "/versions/latest").problem())
                .isEqualTo("artifact-version-unknown");
        assertThat(client().get(path + "/versions/1").problem())
                .isEqualTo("artifact-version-unknown");
    }
}
