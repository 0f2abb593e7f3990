package io.modelog.sdk;

import static io.modelog.sdk.Samples.MODEL;
import static io.modelog.sdk.Samples.VERSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelsTest {
    private final StubNode node;
    private final Modelog modelog;

    ModelsTest() throws IOException {
        node = new StubNode();
        modelog = node.client();
    }

    @AfterEach
    void stop() {
        modelog.close();
        node.close();
    }

    @Test
    void the_card_of_a_new_model_is_part_of_its_body() {
        node.answers(409, "{\"status\": 409, \"detail\": \"exists\"}");

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() ->
                        modelog.models()
                                .register(
                                        NewModel.named("iris")
                                                .withCard(ModelCard.EMPTY.withLicense("MIT"))));
        assertThat(node.requests.getFirst().body())
                .isEqualTo(
                        "{\"name\":\"iris\",\"license\":\"MIT\",\"tags\":[],\"saveToRegistry\":true}");
    }

    @Test
    void a_promotion_is_found_in_the_history_with_its_reason() {
        node.answers(200, VERSION)
                .answers(
                        200,
                        """
                        {"items": [{"id": "e", "stream": "model/iris_classifier", "sequence": 9,
                          "type": "VersionStageChanged", "time": "2026-11-24T10:00:00Z", "actor": "ada",
                          "reason": "agrees with the shadow run", "commandId": "c", "correlationId": "c",
                          "causationId": null, "position": "3:17",
                          "data": {"number": 3, "from": null, "to": "production"},
                          "changes": [{"field": "stage", "before": null, "after": "production"}]}], "next": null}\
                        """);

        modelog.versions("iris_classifier")
                .setStage("latest", Stage.PRODUCTION, true, "agrees with the shadow run");
        List<String> promotions =
                modelog
                        .models()
                        .history("iris_classifier")
                        .stage(Stage.PRODUCTION)
                        .since(Instant.parse("2026-11-01T00:00:00Z"))
                        .events()
                        .stream()
                        .map(event -> event.time() + " " + event.actor() + ": " + event.reason())
                        .toList();

        assertThat(promotions)
                .containsExactly("2026-11-24T10:00:00Z ada: agrees with the shadow run");
        assertThat(node.requests.getLast().uri())
                .isEqualTo(
                        "/api/v1/models/iris_classifier/history"
                                + "?stage=production&since=2026-11-01T00%3A00%3A00Z");
    }

    @Test
    void a_model_has_its_stages_in_order() {
        node.answers(200, MODEL);

        var model = modelog.models().get("iris");

        assertThat(model.stages())
                .containsExactly(Stage.NONE, Stage.of("canary"), Stage.PRODUCTION, Stage.ARCHIVED);
        assertThat(model.tags()).containsExactly("gpu");
        assertThat(model.latestVersion()).isEqualTo(3);
    }

    @Test
    void a_patch_changes_tags_with_the_rest() {
        node.answers(200, MODEL);

        modelog.models()
                .update(
                        "iris",
                        ModelPatch.NONE
                                .ethics(null)
                                .addTags(List.of("gpu"))
                                .removeTags(List.of("wip", "old")));

        assertThat(node.requests.getFirst())
                .returns("PATCH", StubNode.Request::method)
                .returns(
                        "{\"ethics\":null,\"addTags\":[\"gpu\"],\"removeTags\":[\"wip\",\"old\"]}",
                        StubNode.Request::body);
    }

    @Test
    void only_a_forced_deletion_says_so() {
        node.answers(204, "").answers(204, "");

        modelog.models().delete("iris");
        modelog.models().delete("iris", true);

        assertThat(node.asked())
                .containsExactly("DELETE /models/iris", "DELETE /models/iris?force=true");
    }
}
