package io.modelog.api;

import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.created;
import static io.modelog.api.SharedNode.model;
import static io.modelog.api.SharedNode.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Signs of life of runs.
class HeartbeatRoutesTest {
    private final List<String> watched = new ArrayList<>();

    /// A run that stayed open would be closed while another test looks at the log.
    @AfterEach
    void end_what_was_started() {
        watched.forEach(run -> client().patch(run, "{\"status\": \"completed\"}"));
    }

    @Test
    void a_heartbeat_is_noted_and_is_no_event() {
        var run = watched(5);
        var before = client().get(run).header("ETag");
        var beat = client().send("POST", run + "/heartbeat", noBody());

        assertThat(beat.status()).isEqualTo(204);
        assertThat(client().get(run).header("ETag")).isEqualTo(before);
        assertThat(client().get(run).text("heartbeatSeconds")).isEqualTo("5");
    }

    @Test
    void a_run_without_heartbeats_takes_one_all_the_same() {
        var run = "/api/v1/runs/" + run();

        assertThat(client().get(run).json().get("heartbeatSeconds").isNull()).isTrue();
        assertThat(client().send("POST", run + "/heartbeat", noBody()).status()).isEqualTo(204);
    }

    @Test
    void a_run_that_has_ended_or_never_was_gives_no_sign_of_life() {
        var run = watched(5);
        client().patch(run, "{\"status\": \"completed\"}");

        assertThat(client().send("POST", run + "/heartbeat", noBody()).problem())
                .isEqualTo("run-finished");
        var nobody = "/api/v1/runs/%s/heartbeat".formatted(UUID.randomUUID());
        assertThat(client().send("POST", nobody, noBody()).problem()).isEqualTo("run-unknown");
    }

    @Test
    void a_heartbeat_comes_within_1_to_3600_seconds() {
        for (var seconds : new long[] {0, 3601, Long.MAX_VALUE}) {
            assertThat(start(seconds).text("/errors/0/field")).isEqualTo("heartbeatSeconds");
        }
    }

    /// V-41: killing the process leaves no version named `running`.
    @Test
    void a_silent_run_is_closed_and_what_it_held_is_settled() {
        var model = model();
        var run = watched(2);
        created(
                client().post(
                                model + "/versions",
                                "{\"name\": \"running\", \"run\": {\"id\": \"%s\", \"onFailure\": \"delete\"}}"
                                        .formatted(run.substring("/api/v1/runs/".length()))));
        created(client().post(run + "/steps", "{\"name\": \"train\"}"));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> client().get(model + "/versions/1").status() == 404);
        var closed = client().get(run);
        assertThat(closed.text("status")).isEqualTo("failed");
        assertThat(closed.text("error")).isEqualTo("no heartbeat for 6 s");
        assertThat(closed.text("/steps/0/status")).isEqualTo("failed");
        assertThat(client().get("/metrics").body()).contains("modelog_runs_dead_total");
    }

    private String watched(long seconds) {
        var run = created(start(seconds)).header("Location");
        watched.add(run);
        return run;
    }

    private static Client.Answer start(long seconds) {
        return client().post(
                        "/api/v1/runs",
                        "{\"pipeline\": \"train\", \"heartbeatSeconds\": %d}".formatted(seconds));
    }

    private static HttpRequest.BodyPublisher noBody() {
        return HttpRequest.BodyPublishers.noBody();
    }
}
