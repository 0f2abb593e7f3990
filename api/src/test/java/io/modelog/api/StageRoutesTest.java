package io.modelog.api;

import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.created;
import static io.modelog.api.SharedNode.model;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The stages of a model, and what they ask.
class StageRoutesTest {
    private static final String CANARY =
            """
            {"stages": [{"name": "canary", "exclusive": false}, {"name": "production"}]}\
            """;

    private final String model = model();

    @Test
    void a_model_starts_with_four_stages_of_which_two_are_exclusive() {
        var stages = client().get(model + "/stages");

        assertThat(stages.items("name"))
                .containsExactly("none", "staging", "production", "archived");
        assertThat(stages.items("exclusive")).containsExactly("false", "true", "true", "false");
        assertThat(stages.json().at("/items/1").toString())
                .isEqualTo(
                        "{\"name\":\"staging\",\"exclusive\":true,\"policy\":null,\"occupant\":null,\"versions\":0}");
        assertThat(client().get(model).json().get("stages").toString())
                .isEqualTo("[\"none\",\"staging\",\"production\",\"archived\"]");
    }

    @Test
    void the_stages_between_none_and_archived_are_chosen_in_their_order() {
        var chosen = client().put(model + "/stages", CANARY);

        assertThat(chosen.status()).isEqualTo(200);
        assertThat(chosen.items("name"))
                .containsExactly("none", "canary", "production", "archived");
        assertThat(client().get(model + "/stages").body()).isEqualTo(chosen.body());
        assertThat(chosen.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void a_shared_stage_holds_many_versions_and_selects_none() {
        client().put(model + "/stages", CANARY);
        for (var number = 1; number <= 2; number++) {
            created(client().post(model + "/versions", "{\"stage\": \"canary\"}"));
        }

        assertThat(client().get(model + "/versions?stage=canary").items("number"))
                .containsExactly("1", "2");
        assertThat(client().get(model + "/versions/canary").problem()).isEqualTo("version-unknown");
        assertThat(client().get(model + "/stages").json().at("/items/1/versions").asInt())
                .isEqualTo(2);
    }

    @Test
    void a_stage_in_use_stays() {
        created(client().post(model + "/versions", "{\"stage\": \"staging\"}"));

        var refused = client().put(model + "/stages", CANARY);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("stage-in-use");
        assertThat(refused.text("stage")).isEqualTo("staging");
        assertThat(refused.text("why")).isEqualTo("version 1 is in it");
    }

    @Test
    void stages_without_production_or_named_twice_are_refused() {
        var lacking = client().put(model + "/stages", "{\"stages\": [{\"name\": \"canary\"}]}");
        assertThat(lacking.status()).isEqualTo(422);
        assertThat(lacking.text("/errors/0/detail")).isEqualTo("lacks production");

        var twice =
                client().put(
                                model + "/stages",
                                "{\"stages\": [{\"name\": \"production\"}, {\"name\": \"production\"}]}");
        assertThat(twice.text("/errors/0/detail")).isEqualTo("names production twice");
        var misnamed = client().put(model + "/stages", "{\"stages\": [{\"name\": \"Prod\"}]}");
        assertThat(misnamed.text("/errors/0/field")).isEqualTo("stages[0].name");
    }

    @Test
    void a_stage_that_the_model_does_not_have_is_refused_with_those_it_has() {
        created(client().post(model + "/versions", "{}"));

        var refused = client().put(model + "/versions/1/stage", "{\"stage\": \"canary\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("stage-unknown");
        assertThat(refused.text("stage")).isEqualTo("canary");
        assertThat(refused.json().get("stages").toString())
                .isEqualTo("[\"none\",\"staging\",\"production\",\"archived\"]");
    }

    @Test
    void a_policy_is_set_shown_and_taken_away() {
        var policy = model + "/stages/production/policy";
        var set =
                client().put(
                                policy,
                                """
                                {"requires": ["accuracy>=0.9", "data_card"], "after": "staging", "approvals": 2}\
                                """);

        assertThat(set.status()).isEqualTo(200);
        assertThat(set.json().get("policy").toString())
                .isEqualTo(
                        "{\"requires\":[\"accuracy >= 0.9\",\"data_card\"],\"after\":\"staging\",\"approvals\":2}");
        assertThat(client().get(model + "/stages").json().at("/items/2")).isEqualTo(set.json());

        assertThat(client().delete(policy).status()).isEqualTo(204);
        assertThat(client().get(model + "/stages").json().at("/items/2/policy").isNull()).isTrue();
        assertThat(client().delete(policy).status()).isEqualTo(204);
        assertThat(client().delete(model + "/stages/canary/policy").problem())
                .isEqualTo("stage-unknown");
    }

    @Test
    void a_policy_that_cannot_be_is_refused() {
        var policy = model + "/stages/production/policy";
        assertThat(client().put(policy, "{\"requires\": [\"accuracy >\"]}").text("/errors/0/field"))
                .isEqualTo("requires");
        assertThat(client().put(policy, "{\"approvals\": 11}").text("/errors/0/detail"))
                .isEqualTo("is 11; 0 to 10 are allowed");
        assertThat(client().put(policy, "{\"after\": \"canary\"}").problem())
                .isEqualTo("stage-unknown");
        assertThat(client().put(model + "/stages/canary/policy", "{}").problem())
                .isEqualTo("stage-unknown");
    }

    @Test
    void the_version_that_a_policy_lets_in_only_later_is_refused_and_that_is_on_record() {
        client().put(
                        model + "/stages/production/policy",
                        "{\"requires\": [\"accuracy >= 0.9\"], \"after\": \"staging\"}");
        created(client().post(model + "/versions", "{\"metadata\": {\"accuracy\": 0.89}}"));

        var refused =
                client().put(
                                model + "/versions/1/stage",
                                "{\"stage\": \"production\", \"force\": true, \"reason\": \"release\"}",
                                "Modelog-Actor: ann");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("promotion-refused");
        assertThat(refused.json().get("version").asInt()).isEqualTo(1);
        assertThat(refused.text("detail"))
                .isEqualTo(
                        "%s@1 may not enter production: 2 rules are not met"
                                .formatted(model.substring("/api/v1/models/".length())));
        assertThat(refused.json().get("failures").toString())
                .isEqualTo(
                        "[{\"rule\":\"metadata\",\"detail\":\"accuracy is 0.89, and accuracy >= 0.9 is required\"},"
                                + "{\"rule\":\"after\",\"detail\":\"the version was never in staging\"}]");
        var event = client().get(model + "/history?type=PromotionRefused").json().at("/items/0");
        assertThat(event.get("actor").asText()).isEqualTo("ann");
        assertThat(event.get("reason").asText()).isEqualTo("release");
        assertThat(event.at("/data/failures")).isEqualTo(refused.json().get("failures"));

        client().put(model + "/versions/1/stage", "{\"stage\": \"staging\"}");
        client().post(model + "/versions/1/metadata", "{\"accuracy\": 0.97}");
        assertThat(
                        client().put(model + "/versions/1/stage", "{\"stage\": \"production\"}")
                                .text("stage"))
                .isEqualTo("production");
    }

    @Test
    void a_version_that_is_created_into_a_guarded_stage_is_not_created() {
        client().put(model + "/stages/production/policy", "{\"requires\": [\"accuracy\"]}");

        var refused = client().post(model + "/versions", "{\"stage\": \"production\"}");

        assertThat(refused.problem()).isEqualTo("promotion-refused");
        assertThat(refused.json().get("version").isNull()).isTrue();
        assertThat(refused.text("detail"))
                .isEqualTo("a new version may not enter production: 1 rule is not met");
        assertThat(client().get(model + "/versions").items("number")).isEmpty();
        assertThat(
                        created(
                                        client().post(
                                                        model + "/versions",
                                                        "{\"stage\": \"production\", \"metadata\": {\"accuracy\": 1}}"))
                                .text("number"))
                .isEqualTo("1");
    }
}
