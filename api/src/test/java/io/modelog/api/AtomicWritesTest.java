package io.modelog.api;

import static io.modelog.api.SharedNode.artifact;
import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.created;
import static io.modelog.api.SharedNode.model;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A request of many parts happens as a whole or not at all (B-19).
class AtomicWritesTest {
    private final String model = model();
    private final String versions = model + "/versions";

    @Test
    void a_version_is_created_with_all_that_belongs_to_it_in_one_transaction() {
        var artifact = artifact();
        var created =
                created(
                        client().post(
                                        versions,
                                        """
                                        {"name": "spring", "description": "d", "tags": ["t"],
                                         "metadata": {"accuracy": 0.97}, "stage": "production",
                                         "artifacts": [{"artifact": "%s", "kind": "model"}]}\
                                        """
                                                .formatted(artifact)));

        assertThat(created.text("name")).isEqualTo("spring");
        assertThat(created.text("stage")).isEqualTo("production");
        assertThat(created.json().at("/metadata/accuracy").asDouble()).isEqualTo(0.97);
        assertThat(created.json().at("/artifacts/model").asInt()).isEqualTo(1);
        assertThat(client().get(versions + "/1").body()).isEqualTo(created.body());
        var history = client().get(model + "/history");
        assertThat(history.items("type"))
                .containsExactly(
                        "ModelRegistered",
                        "VersionCreated",
                        "MetadataLogged",
                        "ArtifactLinked",
                        "VersionStageChanged");
        assertThat(history.items("commandId").subList(1, 5).stream().distinct()).hasSize(1);
    }

    @Test
    void a_refused_part_leaves_no_version_behind() {
        created(client().post(versions, "{\"stage\": \"production\"}"));
        var before = client().get(model).body();

        var occupied = client().post(versions, "{\"stage\": \"production\"}");
        assertThat(occupied.problem()).isEqualTo("stage-occupied");
        var unknown = client().post(versions, "{\"artifacts\": [{\"artifact\": \"nope\"}]}");
        assertThat(unknown.problem()).isEqualTo("artifact-unknown");
        var invalid =
                client().post(versions, "{\"artifacts\": [{\"artifact\": \"a\", \"version\": 0}]}");
        assertThat(invalid.text("/errors/0/field")).isEqualTo("artifacts[0].version");

        assertThat(client().get(model).body()).isEqualTo(before);
        assertThat(client().get(versions).items("number")).containsExactly("1");
    }

    @Test
    void a_patch_changes_name_tags_metadata_and_stage_in_one_transaction() {
        created(client().post(versions, "{\"tags\": [\"old\"]}"));

        var patched =
                client().patch(
                                versions + "/1",
                                """
                                {"name": "spring", "addTags": ["new"], "removeTags": ["old"],
                                 "metadata": {"accuracy": 0.97}, "stage": "staging"}\
                                """);

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.text("name")).isEqualTo("spring");
        assertThat(patched.json().get("tags").toString()).isEqualTo("[\"new\"]");
        assertThat(patched.text("stage")).isEqualTo("staging");
        assertThat(patched.header("ETag")).isEqualTo("\"6\"");
        assertThat(client().get(versions + "/spring").body()).isEqualTo(patched.body());
    }

    @Test
    void a_refused_part_of_a_patch_changes_nothing() {
        created(client().post(versions, "{\"stage\": \"production\"}"));
        created(client().post(versions, "{}"));
        var before = client().get(versions + "/2").body();
        var parts = "\"name\": \"spring\", \"addTags\": [\"t\"], \"metadata\": {\"k\": 1}";

        var occupied =
                client().patch(versions + "/2", "{%s, \"stage\": \"production\"}".formatted(parts));
        assertThat(occupied.problem()).isEqualTo("stage-occupied");
        var unknown =
                client().patch(versions + "/2", "{%s, \"stage\": \"canary\"}".formatted(parts));
        assertThat(unknown.problem()).isEqualTo("stage-unknown");

        assertThat(client().get(versions + "/2").body()).isEqualTo(before);
        assertThat(client().get(versions + "/spring").problem()).isEqualTo("version-unknown");
    }

    @Test
    void a_refused_promotion_takes_the_other_parts_back_and_is_all_that_is_recorded() {
        client().put(model + "/stages/production/policy", "{\"requires\": [\"data_card\"]}");
        created(client().post(versions, "{}"));
        var before = client().get(versions + "/1").body();

        var refused =
                client().patch(
                                versions + "/1",
                                "{\"name\": \"spring\", \"metadata\": {\"k\": 1}, \"stage\": \"production\"}");

        assertThat(refused.problem()).isEqualTo("promotion-refused");
        assertThat(client().get(versions + "/1").body()).isEqualTo(before);
        assertThat(client().get(model + "/history").items("type"))
                .containsExactly(
                        "ModelRegistered",
                        "StagePolicyChanged",
                        "VersionCreated",
                        "PromotionRefused");
    }

    @Test
    void a_model_is_described_and_tagged_in_one_transaction() {
        var patched = client().patch(model, "{\"license\": \"MIT\", \"addTags\": [\"a\", \"b\"]}");

        assertThat(patched.text("license")).isEqualTo("MIT");
        assertThat(patched.json().get("tags").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(patched.header("ETag")).isEqualTo("\"3\"");
    }
}
