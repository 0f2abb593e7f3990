package io.modelog.api;

import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.model;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeRoutesTest {
    @Test
    void a_node_says_who_writes_which_slot() {
        var status = client().get("/api/v1/nodes").json();

        assertThat(status.get("url").asText()).isEqualTo(client().url().toString());
        assertThat(status.get("slots")).hasSize(2);
        for (var slot : status.get("slots")) {
            assertThat(slot.get("owner")).isEqualTo(status.get("node"));
            assertThat(slot.get("url")).isEqualTo(status.get("url"));
            assertThat(slot.get("local").asBoolean()).isTrue();
        }
    }

    @Test
    void a_read_waits_for_the_position_it_is_given_but_not_for_ever() {
        var model = model();
        var position = client().patch(model, "{\"license\": \"MIT\"}").header("Modelog-Position");

        assertThat(client().get(model, "Modelog-Position: " + position).text("license"))
                .isEqualTo("MIT");
        var behind = client().get(model, "Modelog-Position: 0:1000000000");
        assertThat(behind.status()).isEqualTo(503);
        assertThat(behind.problem()).isEqualTo("views-behind");
        assertThat(behind.header("Retry-After")).isEqualTo("1");
        assertThat(behind.json().has("committed")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz", "/metrics"})
    void a_probe_does_not_look_at_a_position(String probe) {
        assertThat(client().get(probe, "Modelog-Position: 99:1").status()).isEqualTo(200);
        assertThat(client().get(probe, "Modelog-Position: 0:1000000000").status()).isEqualTo(200);
    }

    @Test
    void probes_and_metrics_answer() {
        model();
        assertThat(client().get("/livez").status()).isEqualTo(200);
        assertThat(client().get("/readyz").status()).isEqualTo(200);
        var metrics = client().get("/metrics").body();
        assertThat(metrics)
                .contains(
                        "modelog_http_requests_seconds_count{method=\"POST\",route=\"/api/v1/models\",status=\"201\"}")
                .contains("modelog_commands_total{outcome=\"committed\"}")
                .contains("modelog_command_seconds_bucket")
                .contains("modelog_views_lag_seconds_count")
                .contains("jvm_memory_used_bytes");
    }

    @Test
    void head_answers_like_get_without_a_body() {
        var model = model();
        var head = client().send("HEAD", model, BodyPublishers.noBody());

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo("\"1\"");
        assertThat(head.body()).isEmpty();
        assertThat(client().send("HEAD", "/api/v1/models/nobody", BodyPublishers.noBody()).status())
                .isEqualTo(404);
    }

    @Test
    void the_embedded_registry_holds_the_schemas_of_the_topics() {
        assertThat(client().get("/registry/subjects").body())
                .isEqualTo("[\"modelog.events-value\",\"modelog.promotions-value\"]");
        assertThat(client().get("/registry/config/modelog.events-value").body())
                .contains("BACKWARD_TRANSITIVE");
        assertThat(client().get("/registry/nothing").status()).isEqualTo(404);
    }
}
