package io.modelog.api;

import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.created;
import static io.modelog.api.SharedNode.model;
import static io.modelog.api.SharedNode.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.api.Client.Answer;
import org.junit.jupiter.api.Test;

/// A key belongs to one request: another kind of request under it is not answered as if it had been done.
class ReusedKeysTest {
    private static final String KEY = "Idempotency-Key: one";

    @Test
    void of_a_model_and_its_versions() {
        var name = name("model");
        var model = "/api/v1/models/" + name;
        created(client().post("/api/v1/models", "{\"name\": \"%s\"}".formatted(name), KEY));

        refused(client().post(model + "/versions", "{}", KEY));
        created(client().post(model + "/versions", "{}"));
        refused(client().delete(model, KEY));
        refused(client().delete(model + "/versions/1", KEY));
        refused(client().delete(model + "/versions/1/artifacts", KEY));
        refused(client().patch(model, "{\"license\": \"MIT\"}", KEY));
        refused(client().put(model + "/stages", "{\"stages\": [{\"name\": \"production\"}]}", KEY));
        refused(client().put(model + "/stages/production/policy", "{\"approvals\": 1}", KEY));
        refused(client().delete(model + "/stages/production/policy", KEY));
        refused(client().put(model + "/versions/1/stage", "{\"stage\": \"staging\"}", KEY));
        refused(client().patch(model + "/versions/1", "{\"description\": \"d\"}", KEY));
        refused(client().post(model + "/rollback", "{}", KEY));
        refused(client().post(model + "/versions/1/metadata", "{\"k\": 1}", KEY));
        refused(client().post(model + "/versions/1/requests", "{\"stage\": \"production\"}", KEY));
        assertThat(client().get(model).header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void of_a_model_and_its_registration() {
        var model = model();
        client().patch(model, "{\"license\": \"MIT\"}", KEY);
        var body = "{\"name\": \"%s\"}".formatted(model.substring("/api/v1/models/".length()));

        refused(client().post("/api/v1/models", body, KEY));
    }

    @Test
    void of_an_artifact() {
        var name = name("artifact");
        var artifact = "/api/v1/artifacts/" + name;
        created(client().post("/api/v1/artifacts", "{\"name\": \"%s\"}".formatted(name), KEY));

        refused(client().post(artifact + "/versions", SharedNode.content(), KEY));
        SharedNode.artifactVersion(name);
        refused(client().patch(artifact, "{\"addTags\": [\"a\"]}", KEY));
        refused(client().patch(artifact + "/versions/1", "{\"addTags\": [\"a\"]}", KEY));
        refused(client().post(artifact + "/versions/1/metadata", "{\"k\": 1}", KEY));
        refused(client().delete(artifact + "/versions/1", KEY));
        refused(client().delete(artifact, KEY));
        assertThat(client().get(artifact).json().get("versions").asInt()).isEqualTo(1);
    }

    @Test
    void of_a_run_and_its_steps() {
        var run = "/api/v1/runs/" + SharedNode.run();
        created(client().post(run + "/steps", "{\"name\": \"a\"}", KEY));

        refused(client().post(run + "/metadata", "{\"k\": 1}", KEY));
        refused(client().patch(run, "{\"status\": \"completed\"}", KEY));
        refused(client().patch(run + "/steps/a", "{\"status\": \"completed\"}", KEY));
        refused(client().delete(run + "?force=true", KEY));
        assertThat(client().get(run).text("status")).isEqualTo("running");
    }

    @Test
    void of_a_tag() {
        var tag = name("tag");
        created(client().post("/api/v1/tags", "{\"name\": \"%s\"}".formatted(tag), KEY));

        refused(client().patch("/api/v1/tags/" + tag, "{\"color\": \"red\"}", KEY));
        refused(client().delete("/api/v1/tags/" + tag, KEY));
        assertThat(client().get("/api/v1/tags/" + tag).status()).isEqualTo(200);
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("idempotency-key-reused");
        assertThat(answer.header("Location")).isEmpty();
    }
}
