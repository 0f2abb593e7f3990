package io.modelog.api;

import static io.modelog.api.SharedNode.artifact;
import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.created;
import static io.modelog.api.SharedNode.model;
import static io.modelog.api.SharedNode.name;
import static io.modelog.api.SharedNode.run;
import static io.modelog.api.SharedNode.version;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// Not modified, minimal, compressed.
class AnswerShapesTest {
    @Test
    void what_has_not_changed_is_not_sent_again() {
        var version = version();
        var artifact = "/api/v1/artifacts/" + artifact();
        for (var path :
                new String[] {
                    version.replace("/versions/1", ""), version, artifact, artifact + "/versions/1"
                }) {
            var tag = client().get(path).header("ETag");

            var same = client().get(path, "If-None-Match: " + tag);
            assertThat(same.status()).isEqualTo(304);
            assertThat(same.body()).isEmpty();
            assertThat(same.header("ETag")).isEqualTo(tag);
            assertThat(same.header("Content-Type")).isEmpty();
            assertThat(client().get(path, "If-None-Match: \"999\"").status()).isEqualTo(200);
            assertThat(client().get(path, "If-None-Match: \"999\", W/" + tag).status())
                    .isEqualTo(304);
        }
    }

    /// Which versions a run is attached to, and what has a tag, stands in other streams.
    @Test
    void what_other_streams_tell_about_is_sent_always() {
        var run = "/api/v1/runs/" + run();
        var tag = client().get(run).header("ETag");
        assertThat(client().get(run, "If-None-Match: " + tag).status()).isEqualTo(200);
        var name = name("tag");
        created(client().post("/api/v1/tags", "{\"name\": \"%s\"}".formatted(name)));
        assertThat(client().get("/api/v1/tags/" + name, "If-None-Match: \"1\"").status())
                .isEqualTo(200);
    }

    @Test
    void a_write_is_answered_without_a_body_when_that_is_preferred() {
        var minimal = "Prefer: handling=strict, return=minimal";
        var model = model();

        var created = client().post(model + "/versions", "{}", minimal);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body()).isEmpty();
        assertThat(created.header("Location")).isEqualTo(model + "/versions/1");
        assertThat(created.header("ETag")).isEqualTo("\"2\"");
        assertThat(created.header("Preference-Applied")).isEqualTo("return=minimal");

        var patched = client().patch(model, "{\"license\": \"MIT\"}", minimal);
        assertThat(patched.status()).isEqualTo(204);
        assertThat(patched.header("Modelog-Position")).isNotEmpty();
        assertThat(
                        client().patch(
                                        model,
                                        "{\"license\": \"X\"}",
                                        "Prefer: return=representation")
                                .body())
                .isNotEmpty();

        var refused = client().patch(model, "{\"nope\": 1}", minimal);
        assertThat(refused.problem()).isEqualTo("invalid-field");
        assertThat(refused.header("Preference-Applied")).isEmpty();
        assertThat(client().get(model, minimal).body()).isNotEmpty();
    }

    @Test
    void a_long_answer_is_compressed_for_a_client_that_takes_it()
            throws IOException, InterruptedException {
        var model = model();
        client().patch(model, "{\"description\": \"%s\"}".formatted("d".repeat(1500)));

        var compressed = gzipped(model);
        assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
            assertThat(new String(unzipped.readAllBytes(), UTF_8))
                    .isEqualTo(client().get(model).body());
        }
        assertThat(compressed.body().length).isLessThan(600);
        assertThat(gzipped(model()).headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(client().get(model).header("Content-Encoding")).isEmpty();
        assertThat(compressed.headers().allValues("Vary")).containsExactly("Accept-Encoding");
        assertThat(client().get(model).headers().allValues("Vary"))
                .containsExactly("Accept-Encoding");
    }

    private static HttpResponse<byte[]> gzipped(String path)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(client().url().resolve(path))
                            .header("Accept-Encoding", "gzip")
                            .build();
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    @Test
    void names_have_the_day_and_the_time_filled_in_when_they_are_made() {
        var named =
                created(
                        client().post(
                                        model() + "/versions",
                                        "{\"name\": \"nightly {date} {time}\"}"));
        assertThat(named.text("name"))
                .matches("nightly \\d{4}_\\d\\d_\\d\\d \\d\\d_\\d\\d_\\d\\d_\\d{6}");
        var run =
                created(
                        client().post(
                                        "/api/v1/runs",
                                        "{\"pipeline\": \"p\", \"name\": \"run {date}\"}"));
        assertThat(run.text("name")).matches("run \\d{4}_\\d\\d_\\d\\d");
        assertThat(
                        client().post(model() + "/versions", "{\"name\": \"a {hour}\"}")
                                .text("/errors/0/detail"))
                .isEqualTo("has '{hour}'; only {date} and {time} are filled in");
    }

    @Test
    void lists_are_filtered_sorted_and_counted() {
        var versions = model() + "/versions";
        for (var accuracy : new String[] {"0.9", "0.8", "0.95"}) {
            created(
                    client().post(
                                    versions,
                                    "{\"metadata\": {\"accuracy\": %s}}".formatted(accuracy)));
        }

        var best =
                client().get(
                                versions
                                        + "?filter=metadata.accuracy%20%3E%3D%200.9&sort=-metadata.accuracy&count=true");
        assertThat(best.items("number")).containsExactly("3", "1");
        assertThat(best.text("total")).isEqualTo("2");
        assertThat(client().get(versions).json().has("total")).isFalse();
        for (var wrong : new String[] {"filter=stage%20=", "sort=nope", "count=1", "cursor=x"}) {
            var refused = client().get(versions + "?" + wrong);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.problem()).isEqualTo("malformed-request");
            assertThat(refused.text("parameter")).isEqualTo(wrong.substring(0, wrong.indexOf('=')));
        }
    }
}
