package io.modelog.sdk.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.Retries;
import io.modelog.sdk.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// As much of the REST contract as a pipeline uses, in memory; the end-to-end test runs the same on a real node.
final class FakeNode implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TIME = "2026-11-24T09:00:00Z";

    final Map<String, ObjectNode> models = new LinkedHashMap<>();
    final List<ObjectNode> versions = new ArrayList<>();
    final List<ObjectNode> links = new ArrayList<>();
    final List<ObjectNode> artifactVersions = new ArrayList<>();
    final List<ObjectNode> runs = new ArrayList<>();
    final List<ObjectNode> steps = new ArrayList<>();
    final List<String> attached = new ArrayList<>();
    private final HttpServer server;

    FakeNode() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/", this::handle);
        server.start();
    }

    Modelog client() {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return Modelog.connect(Settings.of(url).withRetries(Retries.NONE));
    }

    /// The links as `kind artifact@version`.
    List<String> linked() {
        return links.stream().map(l -> text(l, "kind") + " " + text(l, "id")).toList();
    }

    List<String> texts(List<ObjectNode> objects, String field) {
        return objects.stream().map(object -> text(object, field)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path =
                    Arrays.stream(exchange.getRequestURI().getRawPath().substring(8).split("/"))
                            .map(s -> URLDecoder.decode(s, StandardCharsets.UTF_8))
                            .toList();
            var bytes = exchange.getRequestBody().readAllBytes();
            var body =
                    bytes.length == 0 ? JSON.createObjectNode() : (ObjectNode) JSON.readTree(bytes);
            Answer answer;
            try {
                answer = route(exchange.getRequestMethod(), path, body, query(exchange));
            } catch (Refused e) {
                answer = e.answer;
            }
            var content = JSON.writeValueAsBytes(answer.body());
            var ok = answer.status() < 300;
            exchange.getResponseHeaders()
                    .set("Content-Type", ok ? "application/json" : "application/problem+json");
            exchange.sendResponseHeaders(answer.status(), content.length);
            exchange.getResponseBody().write(content);
        }
    }

    private Answer route(String method, List<String> path, ObjectNode body, String artifact) {
        var shape = new StringBuilder(method);
        for (int i = 0; i < path.size(); i++) {
            shape.append(i == 0 ? " " : "/").append(i % 2 == 0 ? path.get(i) : "*");
        }
        return switch (shape.toString()) {
            case "GET models/*" -> new Answer(200, model(path.get(1)));
            case "POST models" -> created(register(body));
            case "POST models/*/versions" -> created(createVersion(path.get(1), body));
            case "GET models/*/versions/*" -> new Answer(200, version(path));
            case "PATCH models/*/versions/*" -> new Answer(200, version(path).setAll(body));
            case "DELETE models/*/versions/*" -> delete(version(path));
            case "PUT models/*/versions/*/stage" -> new Answer(200, promote(path, body));
            case "POST models/*/versions/*/artifacts" -> created(link(path, body));
            case "GET models/*/versions/*/artifacts" ->
                    list(links, l -> artifact.isEmpty() || text(l, "artifact").equals(artifact));
            case "POST models/*/versions/*/runs" -> created(attach(path, body));
            case "POST artifacts/*/versions" -> created(createArtifactVersion(path.get(1), body));
            case "POST runs" -> created(startRun(body));
            case "PATCH runs/*" -> new Answer(200, find(runs, "id", path.get(1)).setAll(body));
            case "POST runs/*/steps" -> created(startStep(body));
            case "PATCH runs/*/steps/*" ->
                    new Answer(200, find(steps, "name", path.get(3)).setAll(body));
            default -> throw new IllegalStateException("not needed so far: " + shape);
        };
    }

    private ObjectNode model(String name) {
        return Optional.ofNullable(models.get(name))
                .orElseThrow(() -> new Refused(404, "model-unknown"));
    }

    private ObjectNode register(ObjectNode body) {
        body.put("id", "m").put("versions", 0);
        models.put(text(body, "name"), stamped(body));
        return body;
    }

    private ObjectNode createVersion(String model, ObjectNode body) {
        var number = versions.size() + 1;
        var name = body.path("name").asText(Integer.toString(number));
        if (texts(versions, "name").contains(name)) {
            throw new Refused(409, "version-exists");
        }
        body.put("model", model).put("number", number).put("name", name).put("id", "v" + number);
        body.set("artifacts", JSON.createObjectNode().put("data", 0));
        versions.add(stamped(body));
        return body;
    }

    private ObjectNode version(List<String> path) {
        model(path.get(1));
        var ref = path.get(3);
        return versions.stream()
                .filter(v ->
                        List.of(text(v, "number"), text(v, "name"), text(v, "stage")).contains(ref)
                                || (ref.equals("latest") && v.equals(versions.getLast())))
                .findFirst()
                .orElseThrow(() -> new Refused(404, "version-unknown"));
    }

    private Answer delete(ObjectNode version) {
        versions.remove(version);
        return new Answer(200, JSON.createObjectNode());
    }

    private ObjectNode promote(List<String> path, ObjectNode body) {
        versions.stream()
                .filter(v -> text(v, "stage").equals(text(body, "stage")))
                .forEach(v -> v.put("stage", "archived"));
        return version(path).put("stage", text(body, "stage"));
    }

    private ObjectNode link(List<String> path, ObjectNode body) {
        var artifact = text(body, "artifact");
        if (body.path("overwrite").asBoolean()) {
            links.removeIf(l -> text(l, "artifact").equals(artifact));
        }
        var version =
                artifactVersions.stream()
                        .filter(a -> text(a, "artifact").equals(artifact))
                        .filter(a -> text(a, "number").equals(text(body, "version")))
                        .findFirst()
                        .orElseThrow(() -> new Refused(404, "artifact-unknown"));
        var link = version.deepCopy();
        link.put("id", artifact + "@" + text(body, "version")).put("model", path.get(1));
        link.put("version", Integer.parseInt(path.get(3))).put("kind", text(body, "kind"));
        link.set("artifactVersion", body.get("version"));
        link.put("linkedAt", TIME).put("linkedBy", "ada");
        links.add(link);
        return link;
    }

    private ObjectNode attach(List<String> path, ObjectNode body) {
        var run = find(runs, "id", text(body, "runId"));
        attached.add(path.get(1) + "@" + path.get(3));
        return run.deepCopy()
                .put("runId", text(run, "id"))
                .put("attachedAt", TIME)
                .put("attachedBy", "ada");
    }

    private ObjectNode createArtifactVersion(String artifact, ObjectNode body) {
        var earlier = texts(artifactVersions, "artifact").stream().filter(artifact::equals).count();
        body.put("artifact", artifact).put("number", earlier + 1).put("id", "a");
        artifactVersions.add(stamped(body));
        return body;
    }

    private ObjectNode startRun(ObjectNode body) {
        body.put("name", text(body, "pipeline") + "-1").put("status", "running");
        runs.add(body.put("startedAt", TIME).put("startedBy", "ada"));
        return body;
    }

    private ObjectNode startStep(ObjectNode body) {
        steps.add(body.put("status", "running").put("startedAt", TIME));
        return body;
    }

    private static ObjectNode find(List<ObjectNode> objects, String field, String value) {
        return objects.stream()
                .filter(object -> text(object, field).equals(value))
                .findFirst()
                .orElseThrow(() -> new Refused(404, "run-unknown"));
    }

    private static ObjectNode stamped(ObjectNode object) {
        object.put("createdAt", TIME).put("createdBy", "ada");
        return object.put("updatedAt", TIME).put("updatedBy", "ada");
    }

    private static Answer list(List<ObjectNode> objects, Predicate<ObjectNode> condition) {
        ArrayNode items = JSON.createArrayNode();
        objects.stream().filter(condition).forEach(items::add);
        return new Answer(200, JSON.createObjectNode().set("items", items));
    }

    private static String query(HttpExchange exchange) {
        var query = exchange.getRequestURI().getQuery();
        return query == null ? "" : query.replace("artifact=", "");
    }

    private static String text(JsonNode object, String field) {
        return object.path(field).asText();
    }

    private static Answer created(ObjectNode body) {
        return new Answer(201, body);
    }

    private record Answer(int status, JsonNode body) {}

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Answer answer;

        Refused(int status, String kind) {
            var problem = JSON.createObjectNode().put("status", status).put("detail", kind);
            answer = new Answer(status, problem.put("type", "urn:modelog:problem:" + kind));
        }
    }
}
