package io.modelog.api;

import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.created;
import static io.modelog.api.SharedNode.model;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/// Back to the version before, and each in the place of the other.
class PromotionRoutesTest {
    private final String model = model();
    private final String versions = model + "/versions";

    @Test
    void a_rollback_brings_back_who_held_the_stage_and_archives_the_holder() {
        for (var number = 1; number <= 3; number++) {
            created(client().post(versions, "{\"stage\": \"production\", \"force\": true}"));
        }

        var back =
                client().post(
                                model + "/rollback",
                                "{}",
                                "Modelog-Reason: 3 is too slow",
                                "Modelog-Actor: ann");

        assertThat(back.status()).isEqualTo(200);
        assertThat(back.text("number")).isEqualTo("2");
        assertThat(back.text("stage")).isEqualTo("production");
        assertThat(client().get(versions + "/3").text("stage")).isEqualTo("archived");
        assertThat(
                        client().get(model + "/history?type=VersionStageChanged&version=2")
                                .text("/items/2/data/cause"))
                .isEqualTo("rolled-back");
        var further = client().send("POST", model + "/rollback", BodyPublishers.noBody());
        assertThat(further.text("number")).isEqualTo("1");

        var nothing = client().post(model + "/rollback", "{\"stage\": \"production\"}");
        assertThat(nothing.status()).isEqualTo(409);
        assertThat(nothing.problem()).isEqualTo("nothing-to-roll-back");
        assertThat(client().post(model + "/rollback", "{\"stage\": \"canary\"}").problem())
                .isEqualTo("stage-unknown");
    }

    @Test
    void two_versions_swap_their_stages_in_one_transaction() {
        created(client().post(versions, "{\"stage\": \"production\"}"));
        created(client().post(versions, "{\"stage\": \"staging\"}"));

        var swapped =
                client().post(model + "/swap", "{\"versions\": [\"staging\", \"production\"]}");

        assertThat(swapped.status()).isEqualTo(200);
        assertThat(swapped.items("number")).containsExactly("1", "2");
        assertThat(swapped.items("stage")).containsExactly("staging", "production");
        assertThat(client().get(versions + "/production").text("number")).isEqualTo("2");

        var same = client().post(model + "/swap", "{\"versions\": [2, 2]}");
        assertThat(same.items("number")).containsExactly("2", "2");
        assertThat(same.header("ETag")).isEqualTo(swapped.header("ETag"));
    }

    @Test
    void a_swap_takes_two_versions_that_are_there() {
        created(client().post(versions, "{}"));
        assertThat(client().post(model + "/swap", "{\"versions\": [1]}").text("/errors/0/detail"))
                .isEqualTo("has 1 entries; two are wanted");
        assertThat(client().post(model + "/swap", "{\"versions\": [1, 9]}").problem())
                .isEqualTo("version-unknown");
        assertThat(
                        client().post(model + "/swap", "{\"versions\": [1, \"a/b\"]}")
                                .text("/errors/0/field"))
                .isEqualTo("versions");
    }

    @Test
    void versions_of_all_models_are_listed_and_by_stage() {
        created(client().post(versions, "{\"stage\": \"staging\"}"));
        var name = model.substring("/api/v1/models/".length());

        assertThat(
                        client().get(
                                        "/api/v1/versions?stage=staging&filter=model%20=%20'"
                                                + name
                                                + "'")
                                .items("number"))
                .containsExactly("1");
        assertThat(
                        client().get("/api/v1/versions?filter=model%20=%20'" + name + "'")
                                .items("number"))
                .containsExactly("1");
    }
}
