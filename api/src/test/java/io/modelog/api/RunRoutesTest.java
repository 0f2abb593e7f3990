package io.modelog.api;

import static io.modelog.api.SharedNode.artifact;
import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.created;
import static io.modelog.api.SharedNode.model;
import static io.modelog.api.SharedNode.name;
import static io.modelog.api.SharedNode.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunRoutesTest {
    @Test
    void extra_that_nests_as_deep_as_a_body_may_is_listed() {
        var extra = "{\"a\":".repeat(99) + "1" + "}".repeat(99);
        var body = "{\"pipeline\": \"deep\", \"extra\": %s}".formatted(extra);
        var run = created(client().post("/api/v1/runs", body));

        assertThat(client().get("/api/v1/runs?pipeline=deep").items("id"))
                .containsExactly(run.text("id"));
        assertThat(client().get(run.header("Location")).json().get("extra").toString())
                .isEqualTo(extra);
    }

    @Test
    void a_run_is_started_with_its_own_id_and_read_back() {
        var id = UUID.randomUUID().toString();
        var started =
                created(
                        client().post(
                                        "/api/v1/runs",
                                        """
                                        {"id": "%s", "pipeline": "train", "name": "first", "extra": {"lr": 0.002}}\
                                        """
                                                .formatted(id)));

        assertThat(started.header("Location")).isEqualTo("/api/v1/runs/" + id);
        assertThat(started.text("status")).isEqualTo("running");
        assertThat(started.json().get("extra").toString()).isEqualTo("{\"lr\":0.002}");
        assertThat(started.json().has("steps")).isFalse();
        var read = client().get("/api/v1/runs/" + id);
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        assertThat(read.json().get("steps").toString()).isEqualTo("[]");
        assertThat(
                        client().post(
                                        "/api/v1/runs",
                                        "{\"id\": \"%s\", \"pipeline\": \"p\"}".formatted(id))
                                .problem())
                .isEqualTo("run-exists");
    }

    @Test
    void a_run_without_a_name_is_named_after_its_pipeline_and_its_start() {
        var started = created(client().post("/api/v1/runs", "{\"pipeline\": \"train\"}"));

        assertThat(started.text("name"))
                .matches("train-\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void runs_are_listed_newest_first_by_pipeline_and_status() {
        var pipeline = name("pipeline");
        var body = "{\"pipeline\": \"%s\"}".formatted(pipeline);
        var older = created(client().post("/api/v1/runs", body)).text("id");
        var newer = created(client().post("/api/v1/runs", body)).text("id");
        client().patch("/api/v1/runs/" + older, "{\"status\": \"completed\"}");

        assertThat(client().get("/api/v1/runs?pipeline=" + pipeline).items("id"))
                .containsExactly(newer, older);
        assertThat(client().get("/api/v1/runs?status=completed&pipeline=" + pipeline).items("id"))
                .containsExactly(older);
    }

    @Test
    void a_step_starts_once_and_ends_once() {
        var steps = "/api/v1/runs/" + run() + "/steps";
        var artifact = artifact();
        var one = "[{\"name\": \"x\", \"artifact\": \"%s\", \"version\": 1}]".formatted(artifact);

        var started =
                created(
                        client().post(
                                        steps,
                                        "{\"name\": \"load\", \"inputs\": %s}".formatted(one)));
        assertThat(started.header("Location")).isEqualTo(steps + "/load");
        assertThat(started.text("status")).isEqualTo("running");
        assertThat(client().post(steps, "{\"name\": \"load\"}").problem()).isEqualTo("step-exists");

        var ended =
                client().patch(
                                steps + "/load",
                                "{\"status\": \"completed\", \"outputs\": %s}".formatted(one));
        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.json().get("outputs")).isEqualTo(started.json().get("inputs"));
        assertThat(ended.text("startedAt")).isEqualTo(started.text("startedAt"));
        var refused = client().patch(steps + "/load", "{\"status\": \"cached\"}");
        assertThat(refused.problem()).isEqualTo("step-finished");
        assertThat(refused.text("state")).isEqualTo("completed");
        assertThat(client().patch(steps + "/other", "{\"status\": \"cached\"}").problem())
                .isEqualTo("step-unknown");
    }

    @Test
    void steps_are_listed_in_the_order_they_started_page_by_page() {
        var steps = "/api/v1/runs/" + run() + "/steps";
        for (var name : new String[] {"c", "a", "b"}) {
            created(client().post(steps, "{\"name\": \"%s\"}".formatted(name)));
        }
        client().patch(steps + "/a", "{\"status\": \"failed\", \"error\": \"boom\"}");

        var first = client().get(steps + "?limit=2");
        assertThat(first.items("name")).containsExactly("c", "a");
        assertThat(first.items("error")).containsExactly("null", "boom");
        var second = client().get(steps + "?limit=2&cursor=" + first.text("next"));
        assertThat(second.items("name")).containsExactly("b");
        assertThat(second.json().get("next").isNull()).isTrue();
    }

    @Test
    void a_run_ends_once_and_nothing_happens_in_it_afterwards() {
        var run = "/api/v1/runs/" + run();
        var failed = client().patch(run, "{\"status\": \"failed\", \"error\": \"boom\"}");

        assertThat(failed.text("status")).isEqualTo("failed");
        assertThat(failed.text("error")).isEqualTo("boom");
        var again = client().patch(run, "{\"status\": \"completed\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("run-finished");
        assertThat(again.text("state")).isEqualTo("failed");
        assertThat(client().post(run + "/steps", "{\"name\": \"s\"}").problem())
                .isEqualTo("run-finished");
    }

    @Test
    void a_run_is_attached_to_a_version_and_detached() {
        var version = model() + "/versions/1";
        created(client().post(version.replace("/1", ""), "{}"));
        var run = run();
        var body = "{\"runId\": \"%s\"}".formatted(run);

        var attached = created(client().post(version + "/runs", body, "Modelog-Actor: ann"));
        assertThat(attached.header("Location")).isEqualTo(version + "/runs/" + run);
        assertThat(attached.text("attachedBy")).isEqualTo("ann");
        var again = client().post(version + "/runs", body);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(attached.json());
        assertThat(client().get(version + "/runs").items("runId")).containsExactly(run);
        assertThat(client().get("/api/v1/runs/" + run).json().at("/models/0/version").asLong())
                .isEqualTo(1);

        assertThat(client().delete(version + "/runs/" + run).status()).isEqualTo(204);
        assertThat(client().delete(version + "/runs/" + run).problem())
                .isEqualTo("run-not-attached");
        assertThat(client().get(version + "/runs").items("runId")).isEmpty();
    }

    @Test
    void what_is_not_there_is_said_to_be_unknown() {
        var nobody = UUID.randomUUID();
        assertThat(client().get("/api/v1/runs/" + nobody).problem()).isEqualTo("run-unknown");
        assertThat(client().get("/api/v1/runs/%s/steps".formatted(nobody)).problem())
                .isEqualTo("run-unknown");
        assertThat(
                        client().patch("/api/v1/runs/" + nobody, "{\"status\": \"completed\"}")
                                .problem())
                .isEqualTo("run-unknown");
        assertThat(
                        client().post(
                                        model() + "/versions/1/runs",
                                        "{\"runId\": \"%s\"}".formatted(nobody))
                                .problem())
                .isEqualTo("run-unknown");
    }
}
