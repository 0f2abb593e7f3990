package io.modelog.sdk.pipeline;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.Retries;
import io.modelog.sdk.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Artifact versions, their links and the outputs of runs on a real HTTP server that is only read.
final class CatalogueNode implements AutoCloseable {
    private static final String STAMPS =
            """
            "createdAt": "2026-11-24T09:00:00Z", "createdBy": "ada", "updatedAt": "2026-11-24T09:00:00Z",
            "updatedBy": "ada", "tags": [], "metadata": {}\
            """;

    private final Map<String, String> things = new HashMap<>();
    private final Map<String, List<String>> lists = new TreeMap<>();
    private final HttpServer server;

    CatalogueNode() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/", this::answer);
        server.start();
    }

    Modelog client() {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return Modelog.connect(Settings.of(url).withRetries(Retries.NONE));
    }

    /// The one recorded last is the latest.
    CatalogueNode artifact(String name, int number, String id) {
        var version =
                """
                {"artifact": "%s", "number": %d, "id": "%s", "uri": "file:///store/1", "sha256": "ab12", "sizeBytes": 1,
                 "mediaType": "application/json", "type": "int", "kind": "data", %s}\
                """
                        .formatted(name, number, id, STAMPS);
        things.put("artifact-versions/" + id, version);
        things.put("artifacts/%s/versions/%d".formatted(name, number), version);
        things.put("artifacts/%s/versions/latest".formatted(name), version);
        return this;
    }

    CatalogueNode artifact(String name, int number) {
        return artifact(name, number, name + number);
    }

    /// The version that a selector such as `production` means.
    CatalogueNode version(String model, String selector, int number) {
        var version =
                """
                {"model": "%s", "number": %d, "id": "v", "name": "%d", "runs": 0,
                 "artifacts": {"data": 0, "model": 0, "endpoint": 0}, %s}\
                """
                        .formatted(model, number, number, STAMPS);
        things.put("models/%s/versions/%s".formatted(model, selector), version);
        return this;
    }

    CatalogueNode link(String model, int version, String artifact, int number) {
        var link =
                """
                {"id": "%s@%d", "model": "%s", "version": %d, "kind": "data", "artifact": "%s", "artifactVersion": %d,
                 "uri": "file:///store/1", "sha256": "ab12", "sizeBytes": 1, "mediaType": "application/json",
                 "type": "int", "linkedAt": "2026-11-24T09:00:00Z", "linkedBy": "ada"}\
                """
                        .formatted(artifact, number, model, version, artifact, number);
        var links = "models/%s/versions/%d/artifacts".formatted(model, version);
        add(links, link);
        add(links + "?artifact=" + artifact, link);
        return artifact(artifact, number);
    }

    /// The last completed run of the pipeline.
    CatalogueNode run(String pipeline, String id) {
        var run =
                """
                {"id": "%s", "name": "%s-1", "pipeline": "%s", "status": "completed", "extra": {}, "models": [],
                 "startedAt": "2026-11-24T09:00:00Z", "startedBy": "ada", %s}\
                """
                        .formatted(id, pipeline, pipeline, STAMPS);
        add("runs?pipeline=%s&status=completed&limit=1".formatted(pipeline), run);
        return this;
    }

    CatalogueNode step(String run, String output, String artifact, int number) {
        var step =
                """
                {"name": "step", "status": "completed", "inputs": [], "metadata": {}, "parameters": {},
                 "outputs": [{"name": "%s", "artifact": "%s", "version": %d}], "startedAt": "2026-11-24T09:00:00Z"}\
                """
                        .formatted(output, artifact, number);
        add("runs/%s/steps".formatted(run), step);
        return artifact(artifact, number);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void add(String list, String item) {
        lists.computeIfAbsent(list, _ -> new ArrayList<>()).add(item);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = decoded(exchange.getRequestURI());
            var thing = things.get(uri);
            var status = 200;
            if (thing == null && isList(uri)) {
                var items = String.join(",", lists.getOrDefault(uri, List.of()));
                thing = "{\"items\": [%s], \"next\": null}".formatted(items);
            } else if (thing == null) {
                status = 404;
                thing =
                        """
                        {"type": "urn:modelog:problem:unknown", "status": 404, "detail": "%s is not there"}\
                        """
                                .formatted(uri);
            }
            var body = thing.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set(
                            "Content-Type",
                            status == 200 ? "application/json" : "application/problem+json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String decoded(URI uri) {
        var path = uri.getPath().replace("/api/v1/", "");
        return uri.getQuery() == null ? path : path + "?" + uri.getQuery();
    }

    private static boolean isList(String uri) {
        return uri.matches("runs.*|models/\\w+/versions/\\d+/artifacts.*");
    }
}
