package io.modelog.api;

import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.model;
import static io.modelog.api.SharedNode.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ModelRoutesTest {
    @Test
    void a_model_is_registered_with_all_it_is_told_and_read_back() {
        var name = name("iris classifier 100%");
        var created =
                client().post(
                                "/api/v1/models",
                                """
                                {"name": "%s", "license": "Apache-2.0", "description": "d", "audience": "a",
                                 "useCases": "u", "limitations": "l", "tradeOffs": "t", "ethics": "e",
                                 "tags": ["x", "y", "x"], "saveToRegistry": false}\
                                """
                                        .formatted(name),
                                "Modelog-Actor: ann");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(created.header("Modelog-Position")).matches("\\d+:\\d+");
        assertThat(created.header("Location"))
                .isEqualTo("/api/v1/models/" + name.replace("%", "%25").replace(" ", "%20"));
        var model = created.json();
        assertThat(fields(model))
                .containsExactly(
                        "name",
                        "id",
                        "license",
                        "description",
                        "audience",
                        "useCases",
                        "limitations",
                        "tradeOffs",
                        "ethics",
                        "tags",
                        "saveToRegistry",
                        "stages",
                        "latestVersion",
                        "versions",
                        "createdAt",
                        "createdBy",
                        "updatedAt",
                        "updatedBy");
        assertThat(model.get("tags").toString()).isEqualTo("[\"x\",\"y\"]");
        assertThat(model.get("saveToRegistry").asBoolean()).isFalse();
        assertThat(model.get("latestVersion").isNull()).isTrue();
        assertThat(model.get("createdBy").asText()).isEqualTo("ann");

        var read = client().get(created.header("Location"));
        assertThat(read.body()).isEqualTo(created.body());
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void a_second_model_of_the_same_name_is_refused() {
        var path = model();
        var again =
                client().post("/api/v1/models", "{\"name\": \"%s\"}".formatted(path.substring(15)));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("model-exists");
    }

    @Test
    void a_patch_changes_what_it_names_clears_what_is_null_and_keeps_the_rest() {
        var path = model();
        client().patch(path, "{\"license\": \"MIT\", \"description\": \"old\"}");

        var patched = client().patch(path, "{\"description\": null, \"ethics\": \"e\"}");

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.header("ETag")).isEqualTo("\"3\"");
        assertThat(patched.text("license")).isEqualTo("MIT");
        assertThat(patched.json().get("description").isNull()).isTrue();
        assertThat(patched.text("ethics")).isEqualTo("e");
        assertThat(patched.json().get("saveToRegistry").asBoolean()).isTrue();
    }

    @Test
    void a_patch_that_changes_nothing_appends_nothing() {
        var path = model();
        client().patch(path, "{\"license\": \"MIT\"}");
        var end = SharedNode.logEnd();

        var patched = client().patch(path, "{\"license\": \"MIT\"}");

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.header("ETag")).isEqualTo("\"2\"");
        assertThat(SharedNode.logEnd()).isEqualTo(end);
    }

    @Test
    void a_deleted_model_is_gone_but_its_history_stays() {
        var path = model();
        client().post(path + "/versions", "{}");

        var deleted = client().delete(path, "Modelog-Reason: no%20longer%20used");

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(client().get(path).problem()).isEqualTo("model-unknown");
        assertThat(client().get(path + "/versions").problem()).isEqualTo("model-unknown");
        var history = client().get(path + "/history");
        assertThat(history.items("type"))
                .containsExactly("ModelRegistered", "VersionCreated", "ModelDeleted");
        assertThat(history.items("reason")).containsExactly("null", "null", "no longer used");
    }

    @Test
    void a_model_registered_again_goes_on_counting() {
        var path = model();
        client().post(path + "/versions", "{}");
        client().delete(path);
        client().post("/api/v1/models", "{\"name\": \"%s\"}".formatted(path.substring(15)));

        assertThat(client().post(path + "/versions", "{}").text("number")).isEqualTo("2");
    }

    @Test
    void the_history_says_who_what_when_and_why() {
        var path = model();
        client().post(
                        path + "/versions",
                        "{\"description\": \"d\"}",
                        "Modelog-Actor: ann",
                        "Modelog-Reason: caf%C3%A9",
                        "Idempotency-Key: c-1",
                        "Modelog-Correlation-Id: job-7");

        var event =
                client().get(path + "/history?type=VersionCreated&version=1").json().at("/items/0");

        assertThat(fields(event))
                .containsExactly(
                        "id",
                        "stream",
                        "sequence",
                        "type",
                        "time",
                        "actor",
                        "reason",
                        "commandId",
                        "correlationId",
                        "causationId",
                        "position",
                        "data",
                        "changes");
        assertThat(event.get("stream").asText()).isEqualTo("model/" + path.substring(15));
        assertThat(event.get("sequence").asLong()).isEqualTo(2);
        assertThat(event.get("actor").asText()).isEqualTo("ann");
        assertThat(event.get("reason").asText()).isEqualTo("café");
        assertThat(event.get("commandId").asText()).isEqualTo("c-1");
        assertThat(event.get("correlationId").asText()).isEqualTo("job-7");
        assertThat(event.get("position").asText()).matches("\\d+:\\d+");
        assertThat(fields(event.get("data")))
                .containsExactly("number", "versionId", "name", "description", "tags");
    }

    @Test
    void what_is_not_there_is_said_to_be_unknown() {
        assertThat(client().get("/api/v1/models/nobody").problem()).isEqualTo("model-unknown");
        assertThat(client().get("/api/v1/models/nobody/history").problem())
                .isEqualTo("model-unknown");
        assertThat(client().patch("/api/v1/models/nobody", "{}").problem())
                .isEqualTo("model-unknown");
        assertThat(client().delete("/api/v1/models/nobody").problem()).isEqualTo("model-unknown");
    }

    private static Iterable<String> fields(JsonNode object) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
                .toList();
    }
}
