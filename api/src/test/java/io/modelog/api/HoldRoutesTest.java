package io.modelog.api;

import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.created;
import static io.modelog.api.SharedNode.model;
import static io.modelog.api.SharedNode.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelog.events.id.RunId;
import io.modelog.events.log.Command;
import io.modelog.events.run.RunCommand;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Versions that a run holds until it ends (V-2, V-40 to V-43).
class HoldRoutesTest {
    private final String model = model();
    private final String version = model + "/versions/1";
    private final String run = run();

    @Test
    void a_version_is_made_with_the_run_that_holds_it() {
        var made = held("keep");

        assertThat(made.text("heldBy")).isEqualTo(run);
        assertThat(made.json().get("runs").asInt()).isEqualTo(1);
        assertThat(client().get(version + "/runs").items("runId")).containsExactly(run);
    }

    @Test
    void a_run_that_is_only_attached_holds_nothing() {
        created(client().post(model + "/versions", "{}"));
        attached("{\"runId\": \"%s\"}".formatted(run));

        assertThat(client().get(version).json().get("heldBy").isNull()).isTrue();
    }

    @Test
    void a_run_comes_to_hold_a_version_that_is_there() {
        created(client().post(model + "/versions", "{}"));
        attached("{\"runId\": \"%s\", \"onFailure\": \"keep\"}".formatted(run));

        assertThat(client().get(version).text("heldBy")).isEqualTo(run);
    }

    @Test
    void no_two_runs_hold_a_version() {
        held("keep");
        var refused =
                client().post(
                                version + "/runs",
                                "{\"runId\": \"%s\", \"onFailure\": \"keep\"}".formatted(run()));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("version-held");
        assertThat(refused.text("heldBy")).isEqualTo(run);
    }

    @Test
    void a_run_that_has_ended_or_never_was_holds_nothing() {
        client().patch("/api/v1/runs/" + run, "{\"status\": \"completed\"}");

        assertThat(hold("keep").problem()).isEqualTo("run-finished");
        var unknown = hold("00000000-0000-0000-0000-000000000001", "keep");
        assertThat(unknown.problem()).isEqualTo("run-unknown");
        assertThat(client().get(model + "/versions").items("number")).isEmpty();
    }

    @Test
    void what_becomes_of_the_version_is_keep_or_delete() {
        assertThat(hold("drop").text("/errors/0/field")).isEqualTo("run.onFailure");
    }

    @Test
    void success_gives_a_running_version_its_number_as_name() {
        held("delete");
        var ended = client().patch("/api/v1/runs/" + run, "{\"status\": \"completed\"}");

        assertThat(ended.status()).isEqualTo(200);
        var settled = client().get(version);
        assertThat(settled.text("name")).isEqualTo("1");
        assertThat(settled.json().get("heldBy").isNull()).isTrue();
        assertThat(settled.json().get("runs").asInt()).isEqualTo(1);
    }

    @Test
    void failure_deletes_the_version() {
        held("delete");
        fail();

        assertThat(client().get(version).problem()).isEqualTo("version-unknown");
    }

    @Test
    void failure_keeps_a_version_that_is_to_be_kept() {
        held("keep");
        fail();

        var settled = client().get(version);
        assertThat(settled.text("name")).isEqualTo("running");
        assertThat(settled.json().get("heldBy").isNull()).isTrue();
    }

    @Test
    void failure_does_not_delete_a_version_that_somebody_promoted() {
        held("delete");
        client().put(version + "/stage", "{\"stage\": \"staging\"}");
        fail();

        var settled = client().get(version);
        assertThat(settled.text("name")).isEqualTo("1");
        assertThat(settled.json().get("heldBy").isNull()).isTrue();
    }

    @Test
    void a_repeated_end_settles_nothing_twice() {
        held("delete");
        var end = "{\"status\": \"completed\"}";
        var first = client().patch("/api/v1/runs/" + run, end, "Idempotency-Key: end");
        var again = client().patch("/api/v1/runs/" + run, end, "Idempotency-Key: end");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(client().get(model + "/history?type=VersionReleased").items("type")).hasSize(1);
    }

    @Test
    void deleting_the_run_counts_as_failure() {
        held("delete");

        assertThat(client().delete("/api/v1/runs/" + run + "?force=true").status()).isEqualTo(204);
        assertThat(client().get(version).problem()).isEqualTo("version-unknown");
    }

    @Test
    void deleting_the_run_leaves_a_version_that_is_to_be_kept() {
        held("keep");

        assertThat(client().delete("/api/v1/runs/" + run + "?force=true").status()).isEqualTo(204);
        var settled = client().get(version);
        assertThat(settled.text("name")).isEqualTo("running");
        assertThat(settled.json().get("heldBy").isNull()).isTrue();
        assertThat(settled.json().get("runs").asInt()).isZero();
    }

    @Test
    void detaching_the_holder_ends_its_hold() {
        held("delete");
        client().delete(version + "/runs/" + run);
        fail();

        assertThat(client().get(version).text("name")).isEqualTo("running");
    }

    /// As when a node dies between the end of a run and the settlement.
    @Test
    void what_nobody_settled_is_settled_within_about_a_second() {
        held("delete");
        SharedNode.submit(
                new Command.OnRun(RunId.parse(run), new RunCommand.Fail("killed in between")));

        await().atMost(Duration.ofSeconds(5)).until(() -> client().get(version).status() == 404);
        var deleted = client().get(model + "/history?type=VersionDeleted");
        assertThat(deleted.items("actor")).containsExactly("modelog");
        assertThat(deleted.items("reason")).containsExactly("run %s has failed".formatted(run));
    }

    private Client.Answer held(String onFailure) {
        return created(hold(onFailure));
    }

    private Client.Answer hold(String onFailure) {
        return hold(run, onFailure);
    }

    private Client.Answer hold(String id, String onFailure) {
        return client().post(
                        model + "/versions",
                        "{\"name\": \"running\", \"run\": {\"id\": \"%s\", \"onFailure\": \"%s\"}}"
                                .formatted(id, onFailure));
    }

    private void attached(String body) {
        created(client().post(version + "/runs", body));
    }

    private void fail() {
        var ended =
                client().patch(
                                "/api/v1/runs/" + run,
                                "{\"status\": \"failed\", \"error\": \"no data\"}");
        assertThat(ended.status()).isEqualTo(200);
    }
}
