package io.modelog.api;

import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelog.api.Client.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ViewRoutesTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String REBUILD = "/api/v1/views/rebuild";
    private static final String VERIFY = "/api/v1/views/verify";

    @Test
    void the_views_tell_how_far_they_are_and_what_they_hold() {
        model();
        var status = client().get("/api/v1/views").json();

        assertThat(status.get("position").asText()).isNotEmpty();
        assertThat(status.get("lag").isIntegralNumber()).isTrue();
        assertThat(status.get("views")).hasSizeGreaterThan(20);
        assertThat(status.get("views").get(0).get("view").asText()).isEqualTo("models");
        assertThat(status.get("sizeBytes").asLong()).isPositive();
    }

    @Test
    void a_rebuild_leaves_what_was_there_and_takes_what_is_written_meanwhile() {
        var model = model();

        var begun = begun(REBUILD);
        assertThat(begun.status()).isEqualTo(202);
        assertThat(begun.header("Location")).isEqualTo(REBUILD);
        assertThat(begun.text("kind")).isEqualTo("rebuild");
        client().patch(model, "{\"license\": \"MIT\"}");

        assertThat(ended(REBUILD).get("phase").asText()).isEqualTo("done");
        assertThat(client().get(model).text("license")).isEqualTo("MIT");
    }

    @Test
    void a_verification_finds_nothing_wrong_with_sound_views() {
        model();
        begun(VERIFY);

        var ended = ended(VERIFY);

        assertThat(ended.get("phase").asText()).isEqualTo("done");
        assertThat(ended.get("position").asText()).isNotEmpty();
        assertThat(ended.get("checks")).hasSizeGreaterThan(20);
        for (var check : ended.get("checks")) {
            assertThat(check.get("digest")).isEqualTo(check.get("expected"));
            assertThat(check.get("different").asLong()).isZero();
        }
    }

    @Test
    void one_that_has_ended_may_still_be_aborted_to_no_effect() {
        begun(REBUILD);
        ended(REBUILD);

        assertThat(client().delete(REBUILD).status()).isEqualTo(204);
        assertThat(ended(REBUILD).get("phase").asText()).isEqualTo("done");
    }

    /// Tests of one node share it: another replay may run.
    private static Answer begun(String path) {
        return await().atMost(LIMIT)
                .until(() -> client().post(path, ""), answer -> answer.status() != 409);
    }

    private static JsonNode ended(String path) {
        return await().atMost(LIMIT)
                .until(() -> client().get(path).json(), report -> !report.get("endedAt").isNull());
    }
}
