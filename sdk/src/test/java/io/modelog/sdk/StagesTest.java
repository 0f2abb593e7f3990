package io.modelog.sdk;

import static io.modelog.sdk.Samples.VERSION;
import static io.modelog.sdk.Samples.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StagesTest {
    private final StubNode node;
    private final Modelog modelog;

    StagesTest() throws IOException {
        node = new StubNode();
        modelog = node.client();
    }

    @AfterEach
    void stop() {
        modelog.close();
        node.close();
    }

    private static final String CANARY =
            """
            {"name": "canary", "exclusive": true, "occupant": 2, "versions": 1,
             "policy": {"requires": ["accuracy >= 0.9"], "after": "staging", "approvals": 2}}\
            """;

    private static final StagePolicy POLICY =
            StagePolicy.NONE
                    .withRequires(List.of("accuracy >= 0.9"))
                    .withAfter(Stage.STAGING)
                    .withApprovals(2);

    @Test
    void a_stage_is_any_name() {
        assertThat(Stage.of("production")).isEqualTo(Stage.PRODUCTION).hasToString("production");
        assertThat(Stage.of("canary").text()).isEqualTo("canary");
        assertThatIllegalArgumentException().isThrownBy(() -> Stage.of(" "));
    }

    @Test
    void the_stages_of_a_model_are_listed_with_what_they_ask() {
        node.answers(
                200,
                page(
                        "{\"name\": \"none\", \"exclusive\": false, \"policy\": null, \"versions\": 4}",
                        CANARY));

        assertThat(modelog.stages("iris").list().stream())
                .containsExactly(
                        new ModelStage(Stage.NONE, false, null, null, 4),
                        new ModelStage(Stage.of("canary"), true, POLICY, 2, 1));
        assertThat(node.asked()).containsExactly("GET /models/iris/stages");
    }

    @Test
    void the_stages_of_a_model_are_defined_in_order() {
        node.answers(200, page(CANARY));

        var stages =
                modelog.stages("iris")
                        .define(
                                List.of(
                                        StageDefinition.shared(Stage.of("shadow")),
                                        StageDefinition.exclusive(Stage.PRODUCTION)));

        assertThat(stages).extracting(ModelStage::name).containsExactly(Stage.of("canary"));
        assertThat(node.asked()).containsExactly("PUT /models/iris/stages");
        assertThat(node.requests.getFirst().body())
                .isEqualTo(
                        """
                        {"stages":[{"name":"shadow","exclusive":false},{"name":"production","exclusive":true}]}\
                        """);
    }

    @Test
    void a_policy_is_set_and_removed() {
        node.answers(200, CANARY).answers(204, "");

        assertThat(modelog.stages("iris").setPolicy(Stage.of("canary"), POLICY).policy())
                .isEqualTo(POLICY);
        modelog.stages("iris").removePolicy(Stage.of("canary"));

        assertThat(node.asked())
                .containsExactly(
                        "PUT /models/iris/stages/canary/policy",
                        "DELETE /models/iris/stages/canary/policy");
        assertThat(node.requests.getFirst().body())
                .isEqualTo(
                        "{\"requires\":[\"accuracy >= 0.9\"],\"after\":\"staging\",\"approvals\":2}");
    }

    @Test
    void the_holders_of_a_stage_are_found_across_models() {
        node.answers(200, page(VERSION)).answers(200, page(VERSION));

        assertThat(modelog.stages().holders(Stage.of("canary")).stream()).hasSize(1);
        assertThat(modelog.versions("iris").list(Stage.STAGING).stream()).hasSize(1);
        assertThat(node.asked())
                .containsExactly("GET /stages/canary", "GET /models/iris/versions?stage=staging");
    }
}
