package io.modelog.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelogTest {
    private static final String VERSION =
            """
            {"model": "iris", "number": 3, "id": "v-3", "name": "3", "stage": "production", "tags": [],
             "artifacts": {"data": 2, "model": 1, "endpoint": 0}, "runs": 1,
             "stageChangedAt": "2026-11-24T10:00:00Z", "createdAt": "2026-11-24T09:00:00Z", "createdBy": "ada",
             "updatedAt": "2026-11-24T10:00:00Z", "updatedBy": "ada", "fieldOfANewerNode": {}}\
            """;
    private static final String BUSY =
            """
            {"type": "urn:modelog:problem:not-ready", "title": "Not ready", "status": 503, "detail": "views behind"}\
            """;

    private final StubNode node;
    private final Modelog modelog;

    ModelogTest() throws IOException {
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
                                new Version.ArtifactCounts(2, 1, 0),
                                1,
                                Instant.parse("2026-11-24T10:00:00Z"),
                                Instant.parse("2026-11-24T09:00:00Z"),
                                "ada",
                                Instant.parse("2026-11-24T10:00:00Z"),
                                "ada"));
    }

    @Test
    void a_read_carries_the_actor_but_no_idempotency_key() {
        node.answers(200, VERSION);

        modelog.versions("iris").get("production");

        assertThat(node.requests.getFirst().header("Modelog-actor")).isEqualTo("ada");
        assertThat(node.requests.getFirst().headers()).doesNotContainKey("Idempotency-key");
    }

    @Test
    void absent_fields_of_a_request_are_left_out() {
        node.answers(201, VERSION);

        modelog.versions("iris").create(new NewVersion(null, "first try", List.of("a")));

        assertThat(node.requests.getFirst().body())
                .isEqualTo("{\"description\":\"first try\",\"tags\":[\"a\"]}");
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
    void a_patch_sends_what_it_clears_and_leaves_out_what_it_keeps() {
        node.answers(200, VERSION);

        modelog.versions("iris").update("3", VersionPatch.NONE.name("x").description(null));

        assertThat(node.requests.getFirst().method()).isEqualTo("PATCH");
        assertThat(node.requests.getFirst().body())
                .isEqualTo("{\"name\":\"x\",\"description\":null}");
    }

    @Test
    void a_busy_node_is_asked_again_with_the_same_idempotency_key() {
        node.answers(503, Map.of("Retry-After", "1"), BUSY)
                .answers(503, BUSY)
                .answers(200, VERSION);

        modelog.versions("iris").setStage("3", Stage.PRODUCTION, true, "better");

        assertThat(node.requests).hasSize(3);
        assertThat(node.requests.stream().map(r -> r.header("Idempotency-key")).distinct())
                .singleElement()
                .asString()
                .hasSize(36);
        assertThat(node.requests.getLast().body())
                .isEqualTo("{\"stage\":\"production\",\"force\":true,\"reason\":\"better\"}");
    }

    @Test
    void a_write_whose_connection_broke_is_sent_again_with_the_same_idempotency_key() {
        node.hangsUp().answers(201, VERSION);

        modelog.versions("iris").create(NewVersion.UNNAMED);

        assertThat(node.requests).hasSize(2);
        assertThat(node.requests.get(0).header("Idempotency-key"))
                .isEqualTo(node.requests.get(1).header("Idempotency-key"));
    }

    @Test
    void two_writes_have_two_idempotency_keys() {
        node.answers(201, VERSION).answers(201, VERSION);

        modelog.versions("iris").create(NewVersion.UNNAMED);
        modelog.versions("iris").create(NewVersion.UNNAMED);

        assertThat(node.requests.get(0).header("Idempotency-key"))
                .isNotEqualTo(node.requests.get(1).header("Idempotency-key"));
    }

    @Test
    void retries_end_with_the_problem() {
        for (int i = 0; i < 4; i++) {
            node.answers(503, Map.of("Retry-After", "7"), BUSY);
        }

        var thrown =
                catchThrowableOfType(
                        UnavailableException.class, () -> modelog.models().get("iris"));

        assertThat(thrown).hasMessage("views behind");
        assertThat(thrown.retryAfter()).hasSeconds(7);
        assertThat(node.requests).hasSize(4);
    }

    @Test
    void the_highest_position_per_partition_goes_with_every_later_request() {
        node.answers(201, Map.of("Modelog-Position", "3:17,5:2"), VERSION)
                .answers(201, Map.of("Modelog-Position", "3:16,5:9"), VERSION)
                .answers(200, VERSION);

        modelog.versions("iris").create(NewVersion.UNNAMED);
        modelog.with(WriteOptions.NONE.because("x")).versions("iris").create(NewVersion.UNNAMED);
        modelog.versions("iris").get("3");

        assertThat(node.requests.stream().map(r -> r.header("Modelog-position")))
                .containsExactly("", "3:17,5:2", "3:17,5:9");
    }

    @Test
    void write_options_go_with_writes() {
        node.answers(201, VERSION);
        var options =
                WriteOptions.NONE
                        .because("100 % Grünlilien")
                        .correlatedBy("run-1")
                        .idempotentBy("key-1")
                        .ifMatch(12);

        modelog.with(options).versions("iris").create(NewVersion.UNNAMED);

        var request = node.requests.getFirst();
        assertThat(request.header("Modelog-reason")).isEqualTo("100 %25 Gr%C3%BCnlilien");
        assertThat(request.header("Modelog-correlation-id")).isEqualTo("run-1");
        assertThat(request.header("Idempotency-key")).isEqualTo("key-1");
        assertThat(request.header("If-match")).isEqualTo("\"12\"");
    }

    @Test
    void a_revision_is_read_from_the_etag() {
        node.answers(
                200,
                Map.of("ETag", "\"41\""),
                """
                {"name": "iris_predictions", "id": "a", "kind": "data", "tags": [], "versions": 0,
                 "createdAt": "2026-11-24T09:00:00Z", "createdBy": "ada"}\
                """);

        assertThat(modelog.artifacts().getRevisioned("iris_predictions").revision()).isEqualTo(41);
    }

    @Test
    void an_occupied_stage_names_its_occupant() {
        node.answers(
                409,
                """
                {"type": "urn:modelog:problem:stage-occupied", "title": "Stage occupied", "status": 409,
                 "detail": "iris@3 holds production", "model": "iris", "stage": "production", "occupant": 3}\
                """);

        var thrown =
                catchThrowableOfType(
                        StageOccupiedException.class,
                        () ->
                                modelog.versions("iris")
                                        .setStage("4", Stage.PRODUCTION, false, null));

        assertThat(thrown).hasMessage("iris@3 holds production");
        assertThat(thrown.occupant()).isEqualTo(3);
        assertThat(thrown.problem().members()).containsEntry("stage", "production");
        assertThat(node.requests).hasSize(1);
    }

    @Test
    void invalid_fields_are_named() {
        node.answers(
                422,
                """
                {"type": "urn:modelog:problem:invalid-field", "title": "Invalid field", "status": 422,
                 "detail": "name: is empty", "errors": [{"field": "name", "detail": "is empty"}]}\
                """);

        var thrown =
                catchThrowableOfType(
                        InvalidFieldException.class,
                        () -> modelog.models().register(NewModel.named("")));

        assertThat(thrown.errors())
                .containsExactly(new InvalidFieldException.FieldError("name", "is empty"));
    }

    @Test
    void other_problems_have_their_own_exceptions() {
        node.answers(404, problem("model-unknown", 404))
                .answers(412, problem("stale-revision", 412))
                .answers(413, problem("body-too-large", 413));

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> modelog.models().get("iris"))
                .matches(e -> e.is("model-unknown"));
        assertThatExceptionOfType(StaleRevisionException.class)
                .isThrownBy(() -> modelog.models().delete("iris"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> modelog.models().delete("iris"))
                .matches(e -> e.problem().status() == 413);
    }

    @Test
    void an_answer_of_something_else_is_told_from_a_problem() {
        node.answers(502, Map.of("Content-Type", "text/html"), "<html>").answers(200, "<html>");

        assertThatExceptionOfType(UnreadableAnswerException.class)
                .isThrownBy(() -> modelog.models().get("iris"))
                .withMessageContaining("502");
        assertThatExceptionOfType(UnreadableAnswerException.class)
                .isThrownBy(() -> modelog.models().get("iris"))
                .withMessageContaining("not with a Model");
    }

    @Test
    void nobody_listening_is_an_unreachable_server() throws IOException {
        URI url;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = URI.create("http://127.0.0.1:" + free.getLocalPort());
        }
        try (var other = Modelog.connect(Settings.of(url).withRetries(Retries.NONE))) {
            assertThatExceptionOfType(ServerUnreachableException.class)
                    .isThrownBy(() -> other.models().get("iris"))
                    .withMessage("no answer from %s: nobody listens there".formatted(url));
        }
    }

    @Test
    void segments_are_encoded_and_stay_one_segment() {
        node.answers(204, "");

        modelog.versions("train::x y/ü").unlink("latest", "a+b?#%@2");

        assertThat(node.requests.getFirst().uri())
                .isEqualTo(
                        "/api/v1/models/train%3A%3Ax%20y%2F%C3%BC/versions/latest/artifacts/a%2Bb%3F%23%25%402");
    }

    @Test
    void a_segment_that_would_change_the_route_is_refused() {
        for (var name : List.of("", " ", ".", "..")) {
            assertThatIllegalArgumentException().isThrownBy(() -> modelog.models().delete(name));
        }
        assertThat(node.requests).isEmpty();
    }

    @Test
    void a_list_fetches_its_next_page_only_when_it_is_read() {
        node.answers(200, "{\"items\": [" + VERSION + "," + VERSION + "], \"next\": \"c 1\"}")
                .answers(200, "{\"items\": [" + VERSION + "], \"next\": null}");
        var versions = modelog.versions("iris").list(Stage.PRODUCTION).pageSize(2);

        assertThat(versions.stream().limit(2)).hasSize(2);
        assertThat(node.requests.stream().map(StubNode.Request::uri))
                .containsExactly("/api/v1/models/iris/versions?stage=production&limit=2");
    }

    @Test
    void a_list_follows_the_cursors_to_its_end() {
        node.answers(200, "{\"items\": [" + VERSION + "," + VERSION + "], \"next\": \"c 1\"}")
                .answers(200, "{\"items\": [" + VERSION + "], \"next\": null}");

        assertThat(modelog.versions("iris").list().stream()).hasSize(3);
        assertThat(node.requests.stream().map(StubNode.Request::uri))
                .containsExactly(
                        "/api/v1/models/iris/versions",
                        "/api/v1/models/iris/versions?cursor=c%201");
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
                          "data": {"number": 3, "from": null, "to": "production"}}], "next": null}\
                        """);

        modelog.versions("iris_classifier")
                .setStage("latest", Stage.PRODUCTION, true, "agrees with the shadow run");
        List<String> promotions =
                modelog.models().history("iris_classifier", "VersionStageChanged", null).stream()
                        .map(event -> event.time() + " " + event.actor() + ": " + event.reason())
                        .toList();

        assertThat(promotions)
                .containsExactly("2026-11-24T10:00:00Z ada: agrees with the shadow run");
        assertThat(node.requests.getLast().uri())
                .isEqualTo("/api/v1/models/iris_classifier/history?type=VersionStageChanged");
    }

    private static String problem(String kind, int status) {
        return """
        {"type": "urn:modelog:problem:%s", "title": "t", "status": %d, "detail": "d"}\
        """
                .formatted(kind, status);
    }
}
