package io.modelog.api;

import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.created;
import static io.modelog.api.SharedNode.model;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionRoutesTest {
    @Test
    void versions_count_from_one_and_are_named_by_their_number() {
        var versions = model() + "/versions";
        var first = created(client().post(versions, "{}"));
        var second = created(client().post(versions, "{\"name\": \"best\", \"tags\": [\"t\"]}"));

        assertThat(first.header("Location")).isEqualTo(versions + "/1");
        assertThat(first.text("name")).isEqualTo("1");
        assertThat(first.json().get("stage").isNull()).isTrue();
        assertThat(first.json().get("artifacts").toString())
                .isEqualTo("{\"data\":0,\"model\":0,\"endpoint\":0}");
        assertThat(second.text("number")).isEqualTo("2");
        assertThat(client().get(versions).items("name")).containsExactly("1", "best");
        assertThat(client().get(versions + "/2").header("ETag")).isEqualTo("\"3\"");
    }

    @Test
    void a_version_is_found_by_number_name_stage_latest_and_id() {
        var versions = model() + "/versions";
        created(client().post(versions, "{\"name\": \"best\"}"));
        var id = client().get(versions + "/1").text("id");
        client().put(versions + "/1/stage", "{\"stage\": \"staging\"}");

        for (var selector : new String[] {"1", "best", "staging", "latest", id}) {
            assertThat(client().get(versions + "/" + selector).text("id")).isEqualTo(id);
        }
        assertThat(client().get(versions + "/archived").problem()).isEqualTo("version-unknown");
        assertThat(client().get(versions + "/2").problem()).isEqualTo("version-unknown");
    }

    @Test
    void a_name_that_hides_another_way_of_selecting_is_refused() {
        var versions = model() + "/versions";
        for (var name : new String[] {"latest", "Production", "7"}) {
            var refused = client().post(versions, "{\"name\": \"%s\"}".formatted(name));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.problem()).isEqualTo("name-reserved");
            assertThat(refused.text("name")).isEqualTo(name);
        }
    }

    @Test
    void a_name_is_given_once_in_a_model() {
        var versions = model() + "/versions";
        created(client().post(versions, "{\"name\": \"best\"}"));

        var refused = client().post(versions, "{\"name\": \"best\"}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("version-exists");
    }

    @Test
    void a_patch_renames_and_describes() {
        var versions = model() + "/versions";
        created(client().post(versions, "{\"description\": \"d\"}"));

        var renamed = client().patch(versions + "/1", "{\"name\": \"best\"}");
        assertThat(renamed.text("name")).isEqualTo("best");
        assertThat(renamed.text("description")).isEqualTo("d");

        var cleared = client().patch(versions + "/best", "{\"description\": null}");
        assertThat(cleared.json().get("description").isNull()).isTrue();

        var unchanged = client().patch(versions + "/best", "{}");
        assertThat(unchanged.status()).isEqualTo(200);
        assertThat(unchanged.header("ETag")).isEqualTo(cleared.header("ETag"));
        assertThat(unchanged.body()).isEqualTo(cleared.body());
    }

    @Test
    void a_version_moves_to_a_stage_with_a_reason() {
        var model = model();
        created(client().post(model + "/versions", "{}"));

        var promoted =
                client().put(
                                model + "/versions/1/stage",
                                "{\"stage\": \"production\", \"reason\": \"0.97 on held-out rows\"}");

        assertThat(promoted.status()).isEqualTo(200);
        assertThat(promoted.text("stage")).isEqualTo("production");
        assertThat(promoted.text("stageChangedAt")).isEqualTo(promoted.text("updatedAt"));
        assertThat(client().get(model + "/history?type=VersionStageChanged").items("reason"))
                .containsExactly("0.97 on held-out rows");
        assertThat(client().get("/api/v1/stages/production?limit=1000").items("model"))
                .contains(model.substring(15));
        assertThat(client().get(model + "/versions?stage=production").items("number"))
                .containsExactly("1");
    }

    @Test
    void an_occupied_stage_is_refused_with_the_occupant_named() {
        var versions = model() + "/versions";
        created(client().post(versions, "{}"));
        created(client().post(versions, "{}"));
        client().put(versions + "/1/stage", "{\"stage\": \"production\"}");

        var refused = client().put(versions + "/2/stage", "{\"stage\": \"production\"}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("stage-occupied");
        assertThat(refused.json().get("occupant").asLong()).isEqualTo(1);
        assertThat(refused.text("stage")).isEqualTo("production");
    }

    @Test
    void force_archives_the_occupant_in_the_same_transaction() {
        var versions = model() + "/versions";
        created(client().post(versions, "{}"));
        created(client().post(versions, "{}"));
        client().put(versions + "/1/stage", "{\"stage\": \"production\"}");

        var forced =
                client().put(versions + "/2/stage", "{\"stage\": \"production\", \"force\": true}");

        assertThat(forced.text("stage")).isEqualTo("production");
        assertThat(forced.header("ETag")).isEqualTo("\"6\"");
        assertThat(client().get(versions + "/1").text("stage")).isEqualTo("archived");
    }

    @Test
    void a_version_that_is_there_already_stays_as_it_is() {
        var versions = model() + "/versions";
        created(client().post(versions, "{}"));
        var first = client().put(versions + "/1/stage", "{\"stage\": \"staging\"}");
        var second = client().put(versions + "/staging/stage", "{\"stage\": \"staging\"}");

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void a_deleted_version_is_gone_and_its_number_is_not_used_again() {
        var versions = model() + "/versions";
        created(client().post(versions, "{}"));

        assertThat(client().delete(versions + "/1").status()).isEqualTo(204);
        assertThat(client().get(versions + "/1").problem()).isEqualTo("version-unknown");
        assertThat(client().delete(versions + "/1").problem()).isEqualTo("version-unknown");
        assertThat(created(client().post(versions, "{}")).text("number")).isEqualTo("2");
    }
}
