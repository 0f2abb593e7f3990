package io.modelog.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelog.api.openapi.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

/// Speaks plain HTTP to a node; headers are given as `Name: value`. What a node answers is held to the OpenAPI document,
/// so every test through it is a test of the contract.
///
/// @param isNode false for a server with routes of a test's own
public record Client(URI url, boolean isNode) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Client(URI url) {
        this(url, true);
    }

    /// What came back.
    public record Answer(int status, HttpHeaders headers, String body) {
        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public String text(String field) {
            return json().at(field.startsWith("/") ? field : "/" + field).asText();
        }

        /// The texts of one field of all items of a list.
        public List<String> items(String field) {
            return StreamSupport.stream(json().get("items").spliterator(), false)
                    .map(item -> item.get(field).asText())
                    .toList();
        }

        /// The problem's type without its prefix; fails when it is no problem.
        public String problem() {
            var prefix = "urn:modelog:problem:";
            if (!header("Content-Type").startsWith("application/problem+json")
                    || !text("type").startsWith(prefix)
                    || json().get("status").asInt() != status) {
                throw new AssertionError("no problem: " + this);
            }
            return text("type").substring(prefix.length());
        }
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    public Answer post(String path, String json, String... headers) {
        return json("POST", path, json, headers);
    }

    public Answer put(String path, String json, String... headers) {
        return json("PUT", path, json, headers);
    }

    public Answer patch(String path, String json, String... headers) {
        return json("PATCH", path, json, headers);
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, BodyPublishers.noBody(), headers);
    }

    public Answer json(String method, String path, String json, String... headers) {
        var all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Content-Type: application/json";
        return send(method, path, BodyPublishers.ofString(json), json, all);
    }

    public Answer send(
            String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        return send(method, path, body, "", headers);
    }

    private Answer send(
            String method,
            String path,
            HttpRequest.BodyPublisher body,
            String sent,
            String... headers) {
        var request = HttpRequest.newBuilder(url.resolve(path)).method(method, body);
        for (var header : headers) {
            var colon = header.indexOf(": ");
            request.header(header.substring(0, colon), header.substring(colon + 2));
        }
        var answer = answer(request.build());
        if (isNode) {
            Contract.check(request.build(), sent, answer);
        }
        return answer;
    }

    private static Answer answer(HttpRequest request) {
        try {
            var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
