package io.modelog.sdk;

import static io.modelog.sdk.Samples.BUSY;
import static io.modelog.sdk.Samples.VERSION;
import static io.modelog.sdk.Samples.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// What every way to reach a node keeps: the JDK's client, and the one that starts quickly.
@ParameterizedClass(name = "quickStart={0}")
@ValueSource(booleans = {false, true})
class HttpContractTest {
    private final StubNode node;
    private final Modelog modelog;

    HttpContractTest(boolean quickStart) throws IOException {
        node = new StubNode();
        modelog = node.client(quickStart);
    }

    @AfterEach
    void stop() {
        modelog.close();
        node.close();
    }

    @Test
    void a_read_carries_the_actor_but_no_idempotency_key() {
        node.answers(200, VERSION);

        modelog.versions("iris").get("production");

        assertThat(node.requests.getFirst().header("Modelog-actor")).isEqualTo("ada");
        assertThat(node.requests.getFirst().headers()).doesNotContainKey("Idempotency-key");
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
    void a_position_that_is_none_is_passed_over() {
        node.answers(201, Map.of("Modelog-Position", ""), VERSION)
                .answers(201, Map.of("Modelog-Position", "x,4:,:7,3:17"), VERSION)
                .answers(200, VERSION);

        modelog.versions("iris").create(NewVersion.UNNAMED);
        modelog.versions("iris").create(NewVersion.UNNAMED);
        modelog.versions("iris").get("3");

        assertThat(node.requests.stream().map(r -> r.header("Modelog-position")))
                .containsExactly("", "", "3:17");
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
    void a_read_whose_connection_broke_is_asked_again() {
        node.hangsUp().hangsUp().answers(200, VERSION);

        assertThat(modelog.versions("iris").get("3").number()).isEqualTo(3);
    }

    @Test
    void a_write_whose_connection_broke_is_not_sent_again_without_retries() {
        node.hangsUp().answers(200, VERSION).answers(200, VERSION).answers(200, VERSION);
        try (var once = Modelog.connect(settings().withRetries(Retries.NONE))) {
            assertThatExceptionOfType(ServerUnreachableException.class)
                    .isThrownBy(() -> once.versions("iris").create(NewVersion.UNNAMED));
        }
        assertThat(node.requests).hasSize(1);
    }

    @Test
    void every_method_reaches_the_node() {
        node.answers(200, VERSION)
                .answers(200, VERSION)
                .answers(200, VERSION)
                .answers(200, VERSION)
                .answers(204, "");
        var versions = modelog.versions("iris");

        versions.get("3");
        versions.create(NewVersion.named("3"));
        versions.setStage("3", Stage.STAGING, false, null);
        versions.update("3", VersionPatch.NONE.name("4"));
        versions.delete("4");

        assertThat(node.requests.stream().map(StubNode.Request::method))
                .containsExactly("GET", "POST", "PUT", "PATCH", "DELETE");
        assertThat(node.requests.stream().map(StubNode.Request::body))
                .containsExactly(
                        "",
                        "{\"name\":\"3\",\"tags\":[]}",
                        "{\"stage\":\"staging\",\"force\":false}",
                        "{\"name\":\"4\"}",
                        "");
    }

    @Test
    void the_problem_of_a_refused_token_is_read_of_reads_and_writes() {
        node.answers(401, Map.of("WWW-Authenticate", "Bearer"), problem("unauthenticated", 401))
                .answers(
                        401, Map.of("WWW-Authenticate", "Bearer"), problem("unauthenticated", 401));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> modelog.models().get("iris"))
                .matches(e -> e.is("unauthenticated"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> modelog.versions("iris").create(NewVersion.UNNAMED))
                .matches(e -> e.is("unauthenticated"));
        assertThat(node.requests).hasSize(2);
    }

    @Test
    void a_redirect_is_not_followed() {
        node.answers(302, Map.of("Location", node.url() + "/elsewhere"), "");

        assertThatExceptionOfType(UnreadableAnswerException.class)
                .isThrownBy(() -> modelog.models().get("iris"))
                .withMessageContaining("302");
        assertThat(node.requests).hasSize(1);
    }

    @Test
    void texts_are_utf_8_both_ways() {
        node.answers(200, VERSION.replace("ada", "Grünlilie ✿"));

        var version = modelog.versions("iris").update("3", VersionPatch.NONE.name("blüte ✿"));

        assertThat(version.createdBy()).isEqualTo("Grünlilie ✿");
        assertThat(node.requests.getFirst().body()).isEqualTo("{\"name\":\"blüte ✿\"}");
    }

    @Test
    void an_answer_is_read_to_its_end_however_long() {
        var text = "x".repeat(3_000_000);
        node.answers(200, VERSION.replace("v-3", text));

        assertThat(modelog.versions("iris").get("3").id()).isEqualTo(text);
    }

    @Test
    void a_node_that_takes_the_request_and_stays_silent_is_asked_once() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var other =
                        Modelog.connect(
                                settings()
                                        .withUrl(urlOf(silent))
                                        .withRequestTimeout(Duration.ofMillis(200)))) {
            assertThatExceptionOfType(ServerUnreachableException.class)
                    .isThrownBy(() -> other.models().get("iris"))
                    .withCauseInstanceOf(SocketTimeoutException.class);
            silent.accept().close();
            silent.setSoTimeout(1);
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(silent::accept);
        }
    }

    @Test
    void nobody_listening_is_an_unreachable_server() throws IOException {
        URI url;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = urlOf(free);
        }
        try (var other = Modelog.connect(settings().withUrl(url))) {
            assertThatExceptionOfType(ServerUnreachableException.class)
                    .isThrownBy(() -> other.models().get("iris"))
                    .withMessageStartingWith("no answer from %s: ".formatted(url));
            assertThatExceptionOfType(ServerUnreachableException.class)
                    .isThrownBy(() -> other.models().delete("iris"))
                    .withMessageStartingWith("no answer from %s: ".formatted(url));
        }
    }

    @Test
    void what_does_not_speak_http_is_an_unreachable_server() throws Exception {
        try (var other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client =
                        Modelog.connect(
                                settings().withUrl(urlOf(other)).withRetries(Retries.NONE))) {
            var talker =
                    Thread.ofVirtual()
                            .start(() -> {
                                try (var socket = other.accept()) {
                                    socket.getInputStream().read(new byte[1]);
                                    socket.getOutputStream()
                                            .write("220 mail ready\r\n".getBytes(UTF_8));
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
            assertThatExceptionOfType(ServerUnreachableException.class)
                    .isThrownBy(() -> client.models().get("iris"));
            talker.join();
        }
    }

    @Test
    void a_closed_client_opens_new_connections() {
        node.answers(200, VERSION).answers(200, VERSION);

        modelog.versions("iris").get("3");
        modelog.close();

        assertThat(modelog.versions("iris").get("3").number()).isEqualTo(3);
    }

    private Settings settings() {
        return modelog.settings();
    }

    private static URI urlOf(ServerSocket socket) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
}
