package io.modelog.api;

import static io.modelog.api.SharedNode.artifact;
import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.content;
import static io.modelog.api.SharedNode.created;
import static io.modelog.api.SharedNode.name;
import static io.modelog.api.SharedNode.run;
import static io.modelog.api.SharedNode.version;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Steps that end with all that belongs to them in one request.
class StepEndRoutesTest {
    private final String run = run();
    private final String steps = "/api/v1/runs/" + run + "/steps";
    private final String version = version();
    private final String model = version.split("/", -1)[4];
    private final String artifact = name("made");

    @Test
    void a_new_artifact_version_is_made_linked_and_given_by_the_step() {
        started("train");
        var ended = end("train", completed(output(artifact, link(""))));

        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.json().get("outputs").toString())
                .isEqualTo(
                        "[{\"name\":\"output\",\"artifact\":\"%s\",\"version\":1}]"
                                .formatted(artifact));
        var made = client().get("/api/v1/artifacts/" + artifact + "/versions/1");
        assertThat(made.json().get("producer").toString())
                .isEqualTo(
                        "{\"runId\":\"%s\",\"step\":\"train\",\"output\":\"output\"}"
                                .formatted(run));
        assertThat(made.text("kind")).isEqualTo("model");
        assertThat(made.json().get("schema").toString()).isEqualTo("{\"type\":\"number\"}");
        assertThat(made.json().get("metadata").toString()).isEqualTo("{\"rows\":150}");
        var links = client().get(version + "/artifacts");
        assertThat(links.items("id")).containsExactly(artifact + "@1");
        assertThat(links.items("kind")).containsExactly("model");
        assertThat(client().get(version + "/runs").items("runId")).containsExactly(run);
    }

    @Test
    void an_artifact_version_that_is_there_is_linked() {
        var there = artifact();
        started("load");
        var output =
                "{\"name\": \"split\", \"artifact\": \"%s\", \"version\": 1, \"links\": [%s]}"
                        .formatted(there, link(", \"kind\": \"model\", \"overwrite\": true"));

        assertThat(end("load", completed(output)).status()).isEqualTo(200);
        var links = client().get(version + "/artifacts");
        assertThat(links.items("id")).containsExactly(there + "@1");
        assertThat(links.items("kind")).containsExactly("model");
    }

    @Test
    void what_is_linked_to_one_version_is_one_transaction() {
        started("train");
        var second = name("made");
        end("train", completed(output(artifact, link("")) + "," + output(second, link(""))));

        var history = client().get("/api/v1/models/" + model + "/history?version=1");
        var commands = history.items("commandId");
        assertThat(history.items("type"))
                .containsExactly(
                        "VersionCreated", "RunAttached", "ArtifactLinked", "ArtifactLinked");
        assertThat(commands.subList(1, 4)).containsOnly(commands.get(1));
    }

    @Test
    void a_step_starts_and_ends_in_one_request() {
        var taken =
                created(
                        client().post(
                                        steps,
                                        """
                                        {"name": "train", "parameters": {"rate": 0.1}, "cacheKey": "%s",
                                         "status": "completed", "outputs": [%s]}\
                                        """
                                                .formatted(
                                                        "ab".repeat(32),
                                                        output(artifact, link("")))));

        assertThat(taken.header("Location")).isEqualTo(steps + "/train");
        assertThat(taken.text("status")).isEqualTo("completed");
        assertThat(taken.json().get("parameters").toString()).isEqualTo("{\"rate\":0.1}");
        assertThat(taken.text("cacheKey")).isEqualTo("ab".repeat(32));
        assertThat(taken.text("/outputs/0/version")).isEqualTo("1");
        assertThat(client().get(version + "/artifacts").items("id"))
                .containsExactly(artifact + "@1");
        var again = client().post(steps, "{\"name\": \"train\", \"status\": \"completed\"}");
        assertThat(again.problem()).isEqualTo("step-exists");
    }

    @Test
    void what_cannot_be_linked_is_refused_before_anything_is_made() {
        started("train");
        var nowhere = "{\"model\": \"%s\", \"version\": 1}".formatted(name("nobody"));
        var never = "{\"model\": \"%s\", \"version\": 9}".formatted(model);
        var reference =
                "{\"name\": \"x\", \"artifact\": \"%s\", \"version\": 9, \"links\": [%s]}"
                        .formatted(artifact(), link(""));

        assertThat(end("train", completed(output(artifact, nowhere))).problem())
                .isEqualTo("model-unknown");
        assertThat(end("train", completed(output(artifact, never))).problem())
                .isEqualTo("version-unknown");
        assertThat(end("train", completed(reference)).problem())
                .isEqualTo("artifact-version-unknown");
        assertThat(end("other", completed(output(artifact, link("")))).problem())
                .isEqualTo("step-unknown");
        assertThat(client().get("/api/v1/artifacts/" + artifact).problem())
                .isEqualTo("artifact-unknown");
        assertThat(client().get(steps).items("status")).containsExactly("running");
    }

    @Test
    void a_step_that_has_ended_makes_nothing_more() {
        started("train");
        end("train", "{\"status\": \"failed\", \"error\": \"no data\"}");

        assertThat(end("train", completed(output(artifact, ""))).problem())
                .isEqualTo("step-finished");
        assertThat(client().get("/api/v1/artifacts/" + artifact).status()).isEqualTo(404);
    }

    @Test
    void a_repeat_makes_nothing_twice() {
        started("train");
        var body = completed(output(artifact, link("")));
        var first = client().patch(steps + "/train", body, "Idempotency-Key: end");
        var again = client().patch(steps + "/train", body, "Idempotency-Key: end");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(client().get("/api/v1/artifacts/" + artifact + "/versions").items("number"))
                .containsExactly("1");
    }

    @Test
    void a_key_of_a_request_that_was_refused_is_free() {
        started("train");
        var body = completed(output(artifact, link("")));
        var refused =
                client().patch(steps + "/train", body, "Idempotency-Key: end", "If-Match: \"9\"");
        assertThat(refused.problem()).isEqualTo("stale-revision");

        var ended = client().patch(steps + "/train", body, "Idempotency-Key: end");
        assertThat(ended.status()).isEqualTo(200);
        assertThat(client().get(version + "/artifacts").items("id"))
                .containsExactly(artifact + "@1");
    }

    @Test
    void fields_that_do_not_go_together_are_named() {
        started("train");
        var both = output(artifact, "").replace("\"content\"", "\"version\": 1, \"content\"");
        assertThat(end("train", completed(both)).text("/errors/0/field"))
                .isEqualTo("outputs[0].version");
        var tagged = "{\"name\": \"x\", \"artifact\": \"a\", \"version\": 1, \"tags\": [\"t\"]}";
        assertThat(end("train", completed(tagged)).text("/errors/0/field"))
                .isEqualTo("outputs[0].tags");
        assertThat(
                        client().post(steps, "{\"name\": \"s\", \"outputs\": []}")
                                .text("/errors/0/field"))
                .isEqualTo("outputs");
        var schema = output(artifact, "").replace("{\"type\": \"number\"}", "7");
        assertThat(end("train", completed(schema)).text("/errors/0/field"))
                .isEqualTo("outputs[0].content.schema");
    }

    /// U-16.
    @Test
    void steps_for_reuse_are_found_by_cache_key_while_their_outputs_exist() {
        var key = "%064x".formatted(System.nanoTime());
        for (var name : new String[] {"first", "second"}) {
            created(
                    client().post(
                                    steps,
                                    """
                                    {"name": "%s", "cacheKey": "%s", "status": "completed", "outputs": [%s]}\
                                    """
                                            .formatted(name, key, output(artifact, ""))));
        }
        var found = client().get("/api/v1/steps?cacheKey=" + key);
        assertThat(found.items("name")).containsExactly("second", "first");
        assertThat(found.items("run")).containsOnly(run);
        assertThat(found.items("pipeline")).containsOnly("train");

        client().delete("/api/v1/artifacts/" + artifact + "/versions/2?force=true");
        assertThat(client().get("/api/v1/steps?cacheKey=" + key).items("name"))
                .containsExactly("first");
        assertThat(client().get("/api/v1/steps").problem()).isEqualTo("malformed-request");
    }

    @Test
    void an_artifact_version_is_read_by_its_id() {
        var there = client().get("/api/v1/artifacts/" + artifact() + "/versions/1");

        assertThat(client().get("/api/v1/artifact-versions/" + there.text("id")).body())
                .isEqualTo(there.body());
        assertThat(client().get("/api/v1/artifact-versions/" + run).problem())
                .isEqualTo("artifact-version-unknown");
    }

    @Test
    void a_run_that_fails_fails_its_running_steps() {
        started("train");
        client().patch("/api/v1/runs/" + run, "{\"status\": \"failed\", \"error\": \"boom\"}");

        assertThat(client().get(steps).items("status")).containsExactly("failed");
        assertThat(client().get(steps).items("error")).containsExactly("boom");
    }

    private void started(String step) {
        created(client().post(steps, "{\"name\": \"%s\"}".formatted(step)));
    }

    private Client.Answer end(String step, String body) {
        return client().patch(steps + "/" + step, body);
    }

    private static String completed(String outputs) {
        return "{\"status\": \"completed\", \"outputs\": [%s]}".formatted(outputs);
    }

    private String link(String more) {
        return "{\"model\": \"%s\", \"version\": \"1\"%s}".formatted(model, more);
    }

    private static String output(String artifact, String links) {
        return """
        {"name": "output", "artifact": "%s", "content": %s, "kind": "model", "metadata": {"rows": 150},
         "links": [%s]}\
        """
                .formatted(
                        artifact,
                        content()
                                .replace(
                                        "\"type\"", "\"schema\": {\"type\": \"number\"}, \"type\""),
                        links);
    }
}
