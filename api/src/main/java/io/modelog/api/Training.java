package io.modelog.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/// Walks through what clients do first, so that the classes of all of it are in the start-up cache.
final class Training {
    private record Call(String method, String path, String body) {}

    private static final String RUN = "0198c0de-0000-7000-8000-000000000001";
    private static final List<Call> CALLS =
            List.of(
                    new Call("POST", "/api/v1/models", "{\"name\": \"m\", \"tags\": [\"t\"]}"),
                    new Call("PATCH", "/api/v1/models/m", "{\"license\": \"Apache-2.0\"}"),
                    new Call("POST", "/api/v1/models/m/versions", "{\"description\": \"d\"}"),
                    new Call("POST", "/api/v1/models/m/versions", "{}"),
                    new Call("PATCH", "/api/v1/models/m/versions/2", "{\"name\": \"second\"}"),
                    new Call(
                            "PUT",
                            "/api/v1/models/m/versions/1/stage",
                            "{\"stage\": \"production\", \"reason\": \"r\"}"),
                    new Call(
                            "PUT",
                            "/api/v1/models/m/versions/second/stage",
                            "{\"stage\": \"production\", \"force\": true}"),
                    new Call(
                            "POST",
                            "/api/v1/artifacts/a/versions",
                            """
                            {"uri": "file:///a", "sha256": "%s", "sizeBytes": 1, "mediaType": "text/plain",
                             "type": "java.lang.String", "kind": "data"}\
                            """
                                    .formatted("0".repeat(64))),
                    new Call(
                            "POST",
                            "/api/v1/models/m/versions/production/artifacts",
                            "{\"artifact\": \"a\"}"),
                    new Call(
                            "POST",
                            "/api/v1/runs",
                            "{\"id\": \"%s\", \"pipeline\": \"p\", \"extra\": {\"k\": 1}}"
                                    .formatted(RUN)),
                    new Call("POST", "/api/v1/runs/%s/steps".formatted(RUN), "{\"name\": \"s\"}"),
                    new Call(
                            "PATCH",
                            "/api/v1/runs/%s/steps/s".formatted(RUN),
                            """
                            {"status": "completed", "outputs": [{"name": "o", "artifact": "a", "version": 1}]}\
                            """),
                    new Call(
                            "PATCH",
                            "/api/v1/runs/%s".formatted(RUN),
                            "{\"status\": \"completed\"}"),
                    new Call(
                            "POST",
                            "/api/v1/models/m/versions/2/runs",
                            "{\"runId\": \"%s\"}".formatted(RUN)),
                    new Call("GET", "/api/v1/models", ""),
                    new Call("GET", "/api/v1/models/m", ""),
                    new Call("GET", "/api/v1/models/m/versions?stage=production", ""),
                    new Call("GET", "/api/v1/models/m/versions/latest", ""),
                    new Call("GET", "/api/v1/models/m/versions/2/artifacts?kind=data", ""),
                    new Call("GET", "/api/v1/models/m/versions/2/runs", ""),
                    new Call("GET", "/api/v1/models/m/history", ""),
                    new Call("GET", "/api/v1/stages/production", ""),
                    new Call("GET", "/api/v1/artifacts", ""),
                    new Call("GET", "/api/v1/artifacts/a/versions/latest", ""),
                    new Call("GET", "/api/v1/runs", ""),
                    new Call("GET", "/api/v1/runs/%s".formatted(RUN), ""),
                    new Call("GET", "/api/v1/models/unknown", ""),
                    new Call("POST", "/api/v1/models", "{\"name\": \"\"}"),
                    new Call("GET", "/api/v1/nodes", ""),
                    new Call("GET", "/readyz", ""),
                    new Call("GET", "/metrics", ""),
                    new Call("DELETE", "/api/v1/models/m/versions/2", ""),
                    new Call("DELETE", "/api/v1/models/m", ""));

    private final URI url;

    Training(URI url) {
        this.url = url;
    }

    void run() throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (var call : CALLS) {
                var answer = client.send(request(call), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() >= 500) {
                    throw new IOException(
                            "%s %s answered %s".formatted(call.method, call.path, answer.body()));
                }
            }
        }
    }

    private HttpRequest request(Call call) {
        return HttpRequest.newBuilder(url.resolve(call.path))
                .header("Content-Type", "application/json")
                .method(
                        call.method,
                        call.body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(call.body))
                .build();
    }
}
