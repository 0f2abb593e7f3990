package io.modelog.sdk;

import static io.modelog.sdk.Samples.METADATA;
import static io.modelog.sdk.Samples.VERSION;
import static io.modelog.sdk.Samples.page;
import static io.modelog.sdk.Samples.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VersionsTest {
    private final StubNode node;
    private final Modelog modelog;

    VersionsTest() throws IOException {
        node = new StubNode();
        modelog = node.client();
    }

    @AfterEach
    void stop() {
        modelog.close();
        node.close();
    }

    @Test
    void an_answer_is_read_with_what_this_client_knows_of_it() {
        node.answers(200, VERSION);

        var version = modelog.versions("iris").get("production");

        assertThat(version)
                .isEqualTo(
                        new Version(
                                "iris",
                                3,
                                "v-3",
                                "3",
                                null,
                                Stage.PRODUCTION,
                                List.of(),
                                Map.of(
                                        "accuracy", new MetadataValue.Real(0.97),
                                        "epochs", new MetadataValue.Whole(12),
                                        "data",
                                                new MetadataValue.Uri(
                                                        URI.create("s3://bucket/iris"))),
                                new Version.ArtifactCounts(2, 1, 0),
                                1,
                                null,
                                Instant.parse("2026-11-24T10:00:00Z"),
                                Instant.parse("2026-11-24T09:00:00Z"),
                                "ada",
                                Instant.parse("2026-11-24T10:00:00Z"),
                                "ada"));
    }

    @Test
    void absent_fields_of_a_request_are_left_out() {
        node.answers(201, VERSION);

        modelog.versions("iris").create(new NewVersion(null, "first try", List.of("a")));

        assertThat(node.requests.getFirst().body())
                .isEqualTo("{\"description\":\"first try\",\"tags\":[\"a\"]}");
    }

    @Test
    void a_patch_sends_what_it_clears_and_leaves_out_what_it_keeps() {
        node.answers(200, VERSION);

        modelog.versions("iris").update("3", VersionPatch.NONE.name("x").description(null));

        assertThat(node.requests.getFirst().method()).isEqualTo("PATCH");
        assertThat(node.requests.getFirst().body())
                .isEqualTo("{\"name\":\"x\",\"description\":null}");
    }

    @Test
    void a_new_version_comes_with_all_that_it_has() {
        node.answers(201, VERSION);

        modelog.versions("iris")
                .create(
                        NewVersion.named("{date}")
                                .withDescription("second try")
                                .withTags(List.of("gpu"))
                                .withMetadata(Map.of("accuracy", 0.97))
                                .withStage(Stage.STAGING, true)
                                .withArtifacts(List.of(NewLink.newest("iris_model"))));

        assertThat(node.requests.getFirst().body())
                .isEqualTo(
                        """
                        {"name":"{date}","description":"second try","tags":["gpu"],"metadata":{"accuracy":0.97},\
                        "stage":"staging","force":true,"artifacts":[{"artifact":"iris_model","overwrite":false}]}\
                        """);
    }

    @Test
    void a_patch_can_do_all_at_once() {
        node.answers(200, VERSION);

        modelog.versions("iris")
                .update(
                        "latest",
                        VersionPatch.NONE
                                .addTags(List.of("gpu"))
                                .removeTags(List.of("wip"))
                                .metadata(Map.of("epochs", 12))
                                .stage(Stage.of("canary"))
                                .force(true));

        assertThat(node.requests.getFirst().body())
                .isEqualTo(
                        """
                        {"addTags":["gpu"],"removeTags":["wip"],"metadata":{"epochs":12},"stage":"canary","force":true}\
                        """);
    }

    @Test
    void the_version_before_is_brought_back() {
        node.answers(200, VERSION);

        assertThat(modelog.versions("iris").rollback(Stage.PRODUCTION).number()).isEqualTo(3);
        assertThat(node.asked()).containsExactly("POST /models/iris/rollback");
        assertThat(node.requests.getFirst().body()).isEqualTo("{\"stage\":\"production\"}");
    }

    @Test
    void two_versions_swap_their_stages() {
        node.answers(200, "{\"items\": [" + VERSION + "," + VERSION + "]}");

        assertThat(modelog.versions("iris").swap("3", "staging")).hasSize(2);
        assertThat(node.asked()).containsExactly("POST /models/iris/swap");
        assertThat(node.requests.getFirst().body()).isEqualTo("{\"versions\":[\"3\",\"staging\"]}");
    }

    @Test
    void metadata_is_logged_and_listed() {
        node.answers(200, page(METADATA)).answers(200, page(METADATA));
        var accuracy =
                new Metadata(
                        "accuracy",
                        "double",
                        new MetadataValue.Real(0.97),
                        Instant.parse("2026-11-24T09:00:00Z"),
                        "ada");

        assertThat(modelog.versions("iris").logMetadata("3", Map.of("accuracy", 0.97)))
                .containsExactly(accuracy);
        assertThat(modelog.versions("iris").metadata("3").stream()).containsExactly(accuracy);
        assertThat(node.asked())
                .containsExactly(
                        "POST /models/iris/versions/3/metadata",
                        "GET /models/iris/versions/3/metadata");
        assertThat(node.requests.getFirst().body()).isEqualTo("{\"accuracy\":0.97}");
    }

    @Test
    void links_go_one_by_one_or_all_at_once() {
        node.answers(204, "").answers(204, "");

        modelog.versions("iris").unlink("3", "iris_model@2");
        modelog.versions("iris").unlinkAll("3");

        assertThat(node.asked())
                .containsExactly(
                        "DELETE /models/iris/versions/3/artifacts/iris_model%402",
                        "DELETE /models/iris/versions/3/artifacts");
    }

    @Test
    void an_attached_run_that_the_node_has_not_read_yet_says_nothing_itself() {
        node.answers(
                200,
                page(
                        """
                        {"runId": "r-1", "name": null, "pipeline": null, "status": null, "startedAt": null,
                         "endedAt": null, "attachedAt": "2026-11-24T09:00:00Z", "attachedBy": "ada"}\
                        """));

        assertThat(modelog.versions("iris").runs("3").stream())
                .containsExactly(
                        new AttachedRun(
                                "r-1",
                                null,
                                null,
                                null,
                                null,
                                null,
                                Instant.parse("2026-11-24T09:00:00Z"),
                                "ada"));
    }

    @Test
    void only_a_forced_deletion_says_so() {
        node.answers(204, "").answers(204, "");

        modelog.versions("iris").delete("3");
        modelog.versions("iris").delete("3", true);

        assertThat(node.asked())
                .containsExactly(
                        "DELETE /models/iris/versions/3",
                        "DELETE /models/iris/versions/3?force=true");
    }

    @Test
    void a_run_holds_the_version_that_is_created_for_it() {
        node.answers(201, VERSION.replace("\"runs\"", "\"heldBy\": \"r-1\", \"runs\""));

        var version =
                modelog.versions("iris")
                        .create(NewVersion.named("running").heldBy("r-1", OnFailure.DELETE));

        assertThat(version.heldBy()).isEqualTo("r-1");
        assertThat(node.requests.getFirst().body())
                .isEqualTo(
                        """
                        {"name":"running","tags":[],"run":{"id":"r-1","onFailure":"delete"}}\
                        """);
    }

    @Test
    void a_held_version_says_which_run_holds_it() {
        node.answers(
                409,
                problem("version-held", 409)
                        .replace("\"title\"", "\"heldBy\": \"r-1\", \"title\""));

        assertThatExceptionOfType(VersionHeldException.class)
                .isThrownBy(() -> modelog.versions("iris").attach("3", "r-2", OnFailure.KEEP))
                .extracting(VersionHeldException::heldBy)
                .isEqualTo("r-1");
        assertThat(node.requests.getFirst().body())
                .contains("\"runId\":\"r-2\"", "\"onFailure\":\"keep\"");
    }
}
