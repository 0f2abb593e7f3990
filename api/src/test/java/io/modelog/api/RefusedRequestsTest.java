package io.modelog.api;

import static io.modelog.api.SharedNode.client;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.api.Client.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is refused, nothing is appended.
class RefusedRequestsTest {
    private static String model = "";
    private static String run = "";

    private Map<TopicPartition, Long> end = Map.of();

    @BeforeAll
    static void make_a_model_and_a_run() {
        model = SharedNode.model();
        run = "/api/v1/runs/" + SharedNode.run();
    }

    @BeforeEach
    void remember_the_end_of_the_log() {
        end = SharedNode.logEnd();
    }

    @AfterEach
    void nothing_was_appended() {
        assertThat(SharedNode.logEnd()).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "7",
                "{\"name\": \"a\"} x",
                "{\"name\": \"a\"}{}",
                "{\"name\": \"a\", \"name\": \"b\"}",
                "{'name': 'a'}",
                "{\"name\": \"a\",}",
                "{\"name\": NaN}"
            })
    void a_body_that_is_no_json_object_is_malformed(String body) {
        var answer = client().post("/api/v1/models", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed-body");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|name|is missing",
                "{\"name\": null}|name|is missing",
                "{\"name\": \"\"}|name|is empty",
                "{\"name\": \" a\"}|name|starts or ends with a blank",
                "{\"name\": \"a\\u0007b\"}|name|contains a control character",
                "{\"name\": \"a/b\"}|name|contains '/' or '@'",
                "{\"name\": \"..\"}|name|is '.' or '..'",
                "{\"name\": \"\\ud800\"}|name|contains half of a surrogate pair, which is no character",
                "{\"name\": 7}|name|is a JSON number; a text is wanted",
                "{\"name\": [\"a\"]}|name|is a JSON array; a text is wanted",
                "{\"nmae\": \"a\"}|nmae|is not known here",
                "{\"name\": \"a\", \"saveToRegistry\": \"true\"}|saveToRegistry|is a JSON string; true or false is wanted",
                "{\"name\": \"a\", \"tags\": \"t\"}|tags|is a JSON string; a list is wanted",
                "{\"name\": \"a\", \"tags\": [\"t\", 7]}|tags[1]|is a JSON number; a text is wanted",
                "{\"name\": \"a\", \"tags\": [\"\"]}|tags|is empty",
            })
    void a_field_that_does_not_fit_is_named(String body, String field, String detail) {
        invalid(client().post("/api/v1/models", body), field, detail);
    }

    @Test
    void a_name_has_at_most_255_characters() {
        invalid(
                client().post("/api/v1/models", "{\"name\": \"%s\"}".formatted("a".repeat(256))),
                "name",
                "has 256 characters; at most 255 are allowed");
    }

    @Test
    void a_long_text_has_at_most_65535_characters() {
        var body = "{\"license\": \"%s\"}".formatted("a".repeat(65_536));
        invalid(
                client().patch(model, body),
                "license",
                "has 65536 characters; at most 65535 are allowed");
    }

    @Test
    void fields_of_other_routes_are_named_too() {
        invalid(
                client().put(model + "/versions/1/stage", "{\"stage\": \"Prod\"}"),
                "stage",
                "'Prod' is no stage: lower-case letters, digits, '_' and '-', at most 63");
        invalid(
                client().put(model + "/versions/1/stage", "{\"stage\": \"none\", \"force\": 1}"),
                "force",
                "is a JSON number; true or false is wanted");
        invalid(client().patch(model + "/versions/1", "{\"name\": null}"), "name", "is missing");
        invalid(
                client().post(model + "/versions/1/runs", "{\"runId\": \"1-1-1-1-1\"}"),
                "runId",
                "is not a UUID");
        invalid(
                client().post(
                                run + "/steps",
                                "{\"name\": \"s\", \"inputs\": [{\"name\": \"i\", \"artifact\": \"a\", \"version\": 0}]}"),
                "inputs[0].version",
                "is 0; versions count from 1");
        invalid(
                client().post(
                                run + "/steps",
                                "{\"name\": \"s\", \"inputs\": [{\"name\": \"i\", \"artifact\": \"a\", \"version\": 1.5}]}"),
                "inputs[0].version",
                "is a JSON number; a whole number is wanted");
        invalid(client().patch(run, "{\"status\": \"failed\"}"), "error", "is missing");
        invalid(
                client().patch(run, "{\"status\": \"running\"}"),
                "status",
                "is 'running'; a run ends completed or failed");
        invalid(
                client().post("/api/v1/runs", "{\"pipeline\": \"p\", \"extra\": []}"),
                "extra",
                "is a JSON array; an object is wanted");
        var content =
                SharedNode.content()
                        .replace(
                                "}",
                                ", \"producer\": {\"runId\": \"x\", \"step\": \"s\", \"output\": \"o\"}}");
        invalid(
                client().post("/api/v1/artifacts/a/versions", content),
                "producer.runId",
                "is not a UUID");
    }

    @Test
    void a_value_in_the_path_is_checked_as_well() {
        invalid(
                client().get("/api/v1/models/" + "a".repeat(256)),
                "model",
                "has 256 characters; at most 255 are allowed");
        invalid(client().get("/api/v1/models/a%2Fb"), "model", "contains '/' or '@'");
        invalid(client().get("/api/v1/runs/7"), "run", "is not a UUID");
        invalid(
                client().get("/api/v1/stages/latest"),
                "stage",
                "'latest' selects the newest version and is no stage");
        invalid(
                client().delete(model + "/versions/1/artifacts/a@x"),
                "link",
                "'x' is no whole number");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,limit",
        "limit=1001,limit",
        "limit=x,limit",
        "limit=1&limit=2,limit",
        "limt=1,limt",
        "cursor=%25%25,cursor",
        "filter=name=%FF,filter",
        "%FF=1,%FF"
    })
    void a_query_that_does_not_fit_is_malformed(String query, String parameter) {
        var answer = client().get("/api/v1/models?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed-request");
        assertThat(answer.text("parameter")).isEqualTo(parameter);
    }

    /// As no client of the JDK sends it.
    @ParameterizedTest
    @CsvSource({
        "filter=%,filter",
        "limit=%zz,limit",
        "sort=name%2,sort",
        "limit=%FF,limit",
        "%=1,%"
    })
    void a_percent_sign_that_codes_nothing_is_malformed(String query, String parameter)
            throws IOException {
        var answer = raw("GET /api/v1/models?%s HTTP/1.0\r\n\r\n".formatted(query));

        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(answer).contains("urn:modelog:problem:malformed-request");
        assertThat(answer).contains("\"parameter\":\"%s\"".formatted(parameter));
    }

    private static String raw(String request) throws IOException {
        var url = client().url();
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Idempotency-Key: a b",
        "If-Match: 3",
        "If-Match: W/\"3\"",
        "If-Match: \"x\"",
        "Modelog-Reason: 100% sure",
        "Modelog-Reason: %ff",
        "Modelog-Reason: %ED%A0%80",
        "Modelog-Position: 1",
        "Modelog-Position: 4294967295:0",
        "Modelog-Position: -1:0",
        "Modelog-Position: 1:-5",
        "Modelog-Position: 1:18446744073709551615",
        "Modelog-Position: 12:0",
        "Modelog-Position: 99:1",
        "Modelog-Actor: %0A"
    })
    void a_header_that_does_not_fit_is_malformed(String header) {
        var answer = client().post("/api/v1/models", "{\"name\": \"never\"}", header);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed-request");
        assertThat(answer.text("parameter")).isEqualTo(header.substring(0, header.indexOf(':')));
    }

    @Test
    void the_reason_for_a_deletion_is_checked_too() {
        var answer = client().delete(model, "Modelog-Reason: half of a pair: %ED%A0%80");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed-request");
        assertThat(answer.text("parameter")).isEqualTo("Modelog-Reason");
    }

    @Test
    void a_body_that_nests_deeper_than_100_levels_is_malformed() {
        var extra = "{\"a\": ".repeat(100) + "1" + "}".repeat(100);
        var answer =
                client().post(
                                "/api/v1/runs",
                                "{\"pipeline\": \"deep\", \"extra\": %s}".formatted(extra));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed-body");
        assertThat(answer.text("detail")).contains("nesting depth (101)").contains("(100");
    }

    @Test
    void a_body_over_the_limit_is_refused_however_it_is_sent() {
        var body = ("{\"name\": \"" + "a".repeat(1 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
        var whole = BodyPublishers.ofByteArray(body);
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));

        for (var publisher : List.of(whole, chunked)) {
            var answer =
                    client().send(
                                    "POST",
                                    "/api/v1/models",
                                    publisher,
                                    "Content-Type: application/json");
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.problem()).isEqualTo("body-too-large");
            assertThat(answer.json().get("limitBytes").asLong()).isEqualTo(1_048_576);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json; charset=latin1",
                "application/jsonx"
            })
    void a_body_of_another_type_is_refused(String mediaType) {
        var answer =
                client().send(
                                "POST",
                                "/api/v1/models",
                                BodyPublishers.ofString("{\"name\": \"never\"}"),
                                "Content-Type: " + mediaType);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.problem()).isEqualTo("unsupported-media-type");
    }

    @Test
    void routes_and_methods_that_are_not_there_are_problems_too() {
        assertThat(client().get("/api/v1/nothing").problem()).isEqualTo("route-unknown");
        assertThat(client().get("/api/v2/models").problem()).isEqualTo("route-unknown");
        var refused = client().put("/api/v1/models", "{}");
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.problem()).isEqualTo("method-not-allowed");
        assertThat(refused.header("Allow").split(", "))
                .containsExactlyInAnyOrder("GET", "HEAD", "POST");
    }

    @Test
    void a_url_that_is_none_is_a_problem_without_a_type() {
        var answer = client().get("/api/v1/models/%00");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("about:blank");
    }

    @Test
    void a_stale_revision_is_refused() {
        var answer = client().patch(model, "{\"license\": \"MIT\"}", "If-Match: \"7\"");

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.problem()).isEqualTo("stale-revision");
        assertThat(answer.json().get("expected").asLong()).isEqualTo(7);
        assertThat(answer.json().get("actual").asLong()).isEqualTo(1);
    }

    @Test
    void any_revision_is_none_of_a_stream_that_is_not_there() {
        var answer = client().post("/api/v1/models", "{\"name\": \"never\"}", "If-Match: *");

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.problem()).isEqualTo("stale-revision");
        assertThat(answer.json().get("actual").asLong()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | Unexpected end-of-input: expected close marker for Object (line 1, column 2)",
                "{\"name\": \"a\"}{} | something stands behind its value (line 1, column 14)",
                "{\"a\": 1, \"a\": 2} | Duplicate field 'a' (line 1, column 13)"
            })
    void what_is_no_json_is_told_with_its_place_alone(String body, String detail) {
        assertThat(client().post("/api/v1/models", body).text("detail"))
                .isEqualTo("the body is no JSON: " + detail);
    }

    @Test
    void what_is_asked_of_a_model_that_is_not_there_is_refused() {
        assertThat(client().post("/api/v1/models/nobody/versions", "{}").problem())
                .isEqualTo("model-unknown");
        assertThat(
                        client().put(
                                        "/api/v1/models/nobody/versions/1/stage",
                                        "{\"stage\": \"staging\"}")
                                .problem())
                .isEqualTo("model-unknown");
    }

    private static void invalid(Answer answer, String field, String detail) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("invalid-field");
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
        assertThat(answer.text("/errors/0/detail")).isEqualTo(detail);
    }
}
