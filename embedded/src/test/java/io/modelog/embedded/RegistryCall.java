package io.modelog.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Requests to a registry, and what is expected of its answers.
record RegistryCall(String url) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    record Answer(int status, String mediaType, JsonNode json) {

        void is(int expectedStatus, String expectedJson) {
            assertThat(json).isEqualTo(parse(expectedJson));
            assertThat(status).isEqualTo(expectedStatus);
        }

        void isError(int expectedStatus, int expectedCode) {
            assertThat(json.path("error_code").asInt())
                    .describedAs(toString())
                    .isEqualTo(expectedCode);
            assertThat(status).isEqualTo(expectedStatus);
            assertThat(json.path("message").asText()).isNotBlank();
        }

        void has(String name, String value) {
            assertThat(json.path(name).asText()).describedAs(toString()).isEqualTo(value);
            assertThat(status).isEqualTo(200);
        }

        void contains(String element) {
            assertThat(json).contains(parse(element));
            assertThat(status).isEqualTo(200);
        }
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer delete(String path) {
        return send("DELETE", path, "");
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    Answer register(String subject, String schema) {
        return post("/subjects/" + subject + "/versions", body(schema));
    }

    static String body(String schema) {
        return "{\"schema\":" + quoted(schema) + "}";
    }

    static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    private Answer send(String method, String path, String body) {
        var request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            String mediaType = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(response.statusCode(), mediaType, parse(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
