package io.modelog.api.openapi;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.api.Client.Answer;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The judge itself: what it lets pass and what it does not.
class ContractTest {
    private static final String TAG =
            """
            {"name": "gpu", "color": "teal", "registered": true, "models": 0, "versions": 0, "artifacts": 0,
             "artifactVersions": 0}\
            """;

    @Test
    void an_answer_of_the_document_passes() {
        assertThatCode(() -> check("/api/v1/tags/gpu", tag(200, TAG))).doesNotThrowAnyException();
    }

    @Test
    void a_member_too_many_is_told_with_its_name() {
        refuses("/api/v1/tags/gpu", tag(200, TAG.replace("}", ", \"size\": 1}")), "'size'");
    }

    @Test
    void a_member_of_another_type_is_told_with_its_pointer() {
        refuses("/api/v1/tags/gpu", tag(200, TAG.replace("0}", "\"0\"}")), "/artifactVersions ");
    }

    @Test
    void a_status_that_the_operation_does_not_have_is_refused() {
        refuses(
                "/api/v1/tags/gpu",
                tag(202, TAG),
                "there is no such status in /paths/~1api~1v1~1tags");
    }

    @Test
    void a_header_that_is_missing_is_named() {
        refuses(
                "/api/v1/tags/gpu",
                new Answer(200, headers("Content-Type", "application/json"), TAG),
                "the header ETag is missing");
    }

    @Test
    void a_body_of_another_media_type_is_refused() {
        var answer = new Answer(200, headers("ETag", "\"1\"", "Content-Type", "text/html"), TAG);

        refuses("/api/v1/tags/gpu", answer, "a body of 'text/html' is not in");
    }

    @Test
    void a_problem_that_the_operation_cannot_have_is_refused() {
        var problem =
                """
                {"type": "urn:modelog:problem:run-unknown", "title": "Run unknown", "status": 404, "detail": "",
                 "run": "0197a3b0-6f3c-7e59-9a43-5a8f0c3d2b11"}\
                """;
        var answer = new Answer(404, headers("Content-Type", "application/problem+json"), problem);

        refuses("/api/v1/tags/gpu", answer, "tag-unknown");
        assertThatCode(() -> check("/api/v1/runs/0197a3b0-6f3c-7e59-9a43-5a8f0c3d2b11", answer))
                .doesNotThrowAnyException();
    }

    @Test
    void a_path_that_is_not_in_the_document_may_only_be_unknown() {
        refuses("/api/v1/nothing", tag(200, TAG), "'type'");
    }

    @Test
    void a_query_parameter_that_is_taken_is_documented() {
        refuses("/api/v1/tags/gpu?size=1", tag(200, TAG), "it took the query parameter size");
    }

    private static void refuses(String path, Answer answer, String message) {
        assertThatThrownBy(() -> check(path, answer))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(message);
    }

    private static void check(String path, Answer answer) {
        Contract.check(
                HttpRequest.newBuilder(URI.create("http://node" + path)).build(), "", answer);
    }

    private static Answer tag(int status, String body) {
        return new Answer(
                status, headers("ETag", "\"1\"", "Content-Type", "application/json"), body);
    }

    private static HttpHeaders headers(String... pairs) {
        var headers = new HashMap<String, List<String>>();
        for (var i = 0; i < pairs.length; i += 2) {
            headers.put(pairs[i], List.of(pairs[i + 1]));
        }
        return HttpHeaders.of(Map.copyOf(headers), (_, _) -> true);
    }
}
