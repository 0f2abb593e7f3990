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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// As much of the REST contract as a pipeline uses, in memory; the end-to-end test runs the same on a real node.
final class FakeNode implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TIME = "2026-11-24T09:00:00Z";

    static {
        // The server sends head and body apart: without this each answer waits 40 ms for an
        // acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    final Map<String, ObjectNode> models = new LinkedHashMap<>();
    final List<ObjectNode> versions = new ArrayList<>();
    final List<ObjectNode> links = new ArrayList<>();
    final List<ObjectNode> artifactVersions = new ArrayList<>();
    final List<ObjectNode> runs = new ArrayList<>();
    final List<ObjectNode> steps = new ArrayList<>();
    final List<String> attached = new ArrayList<>();

    /// The names of the steps that started and ended in one request.
    final List<String> inOneRequest = new ArrayList<>();

    /// Method and shape of each request, such as `GET models/*`.
    final List<String> asked = new ArrayList<>();

    private final Map<String, String> onFailures = new HashMap<>();
    private int numbers;
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

    private synchronized void handle(HttpExchange exchange) throws IOException {
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
                answer = answer(exchange.getRequestMethod(), path, body, query(exchange));
            } catch (Refused e) {
                answer = e.answer;
            }
            var content = JSON.writeValueAsBytes(answer.body());
            var ok = answer.status() < 300;
            exchange.getResponseHeaders()
                    .set("Content-Type", ok ? "application/json" : "application/problem+json");
            var empty = answer.status() == 204;
            exchange.sendResponseHeaders(answer.status(), empty ? -1 : content.length);
            exchange.getResponseBody().write(empty ? new byte[0] : content);
        }
    }

    private Answer answer(String method, List<String> path, ObjectNode body, String query) {
        var shape = new StringBuilder(method);
        for (int i = 0; i < path.size(); i++) {
            shape.append(i == 0 ? " " : "/").append(i % 2 == 0 ? path.get(i) : "*");
        }
        asked.add(shape.toString());
        return switch (shape.toString()) {
            case "GET models/*" -> new Answer(200, model(path.get(1)));
            case "POST models" -> created(register(body));
            case "POST models/*/versions" -> created(createVersion(path.get(1), body));
            case "GET models/*/versions/*" -> new Answer(200, version(path));
            case "PUT models/*/versions/*/stage" -> new Answer(200, promote(path, body));
            case "POST models/*/versions/*/artifacts" ->
                    created(link(path.get(1), version(path), body));
            case "GET models/*/versions/*/artifacts" ->
                    list(
                            links,
                            l ->
                                    isOf(l, "model", path.get(1))
                                            && isOf(l, "version", text(version(path), "number"))
                                            && (query.isEmpty() || isOf(l, "artifact", query)));
            case "POST models/*/versions/*/runs" -> created(attach(path, body));
            case "POST models/*/versions/*/metadata" -> logged(version(path), body);
            case "POST artifacts/*/versions" -> created(createArtifactVersion(path.get(1), body));
            case "GET artifacts/*/versions/*" ->
                    new Answer(200, artifactVersion(path.get(1), path.get(3)));
            case "POST runs" -> created(startRun(body));
            case "POST runs/*/heartbeat" -> heartbeat(find(runs, "id", path.get(1)));
            case "PATCH runs/*" -> new Answer(200, endRun(find(runs, "id", path.get(1)), body));
            case "POST runs/*/steps" -> created(startStep(path.get(1), body));
            case "PATCH runs/*/steps/*" -> new Answer(200, endStep(step(path), body));
            case "POST runs/*/steps/*/metadata" -> logged(step(path), body);
            case "GET steps" ->
                    list(
                            steps.reversed(),
                            s -> isOf(s, "cacheKey", query) && isOf(s, "status", "completed"));
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
        model(model);
        var number = ++numbers;
        var name = body.path("name").asText(Integer.toString(number));
        if (versions.stream().anyMatch(v -> isOf(v, "model", model) && isOf(v, "name", name))) {
            throw new Refused(409, "version-exists");
        }
        body.put("model", model).put("number", number).put("name", name).put("id", "v" + number);
        body.set("artifacts", JSON.createObjectNode().put("data", 0));
        if (body.remove("run") instanceof ObjectNode hold) {
            hold(body, text(hold, "id"), text(hold, "onFailure"));
        }
        versions.add(stamped(body));
        return body;
    }

    private void hold(ObjectNode version, String run, String onFailure) {
        if (version.hasNonNull("heldBy") && !text(version, "heldBy").equals(run)) {
            throw new Refused(409, "version-held", "heldBy", text(version, "heldBy"));
        }
        version.put("heldBy", run);
        onFailures.put(text(version, "id"), onFailure);
        attached.add(text(version, "model") + "@" + text(version, "number"));
    }

    private ObjectNode version(List<String> path) {
        model(path.get(1));
        var ref = path.get(3);
        return versions.stream()
                .filter(v -> isOf(v, "model", path.get(1)))
                .filter(v ->
                        List.of(text(v, "number"), text(v, "name"), text(v, "stage")).contains(ref)
                                || (ref.equals("latest") && v.equals(newest(path.get(1)))))
                .findFirst()
                .orElseThrow(() -> new Refused(404, "version-unknown"));
    }

    private ObjectNode newest(String model) {
        return versions.stream().filter(v -> isOf(v, "model", model)).toList().getLast();
    }

    private ObjectNode promote(List<String> path, ObjectNode body) {
        versions.stream()
                .filter(v -> text(v, "stage").equals(text(body, "stage")))
                .forEach(v -> v.put("stage", "archived"));
        return version(path).put("stage", text(body, "stage"));
    }

    private ObjectNode link(String model, ObjectNode version, ObjectNode body) {
        var artifact = text(body, "artifact");
        if (body.path("overwrite").asBoolean()) {
            links.removeIf(l -> isOf(l, "artifact", artifact));
        }
        var linked = artifactVersion(artifact, text(body, "version"));
        var link = linked.deepCopy();
        link.put("id", artifact + "@" + text(body, "version")).put("model", model);
        link.put("version", version.get("number").asInt());
        link.put("kind", body.path("kind").asText(text(linked, "kind")));
        link.set("artifactVersion", linked.get("number"));
        link.put("linkedAt", TIME).put("linkedBy", "ada");
        links.add(link);
        return link;
    }

    private ObjectNode artifactVersion(String artifact, String number) {
        return artifactVersions.stream()
                .filter(a -> isOf(a, "artifact", artifact))
                .filter(a -> isOf(a, "number", number) || number.equals("latest"))
                .reduce((_, later) -> later)
                .orElseThrow(() -> new Refused(404, "artifact-version-unknown"));
    }

    private ObjectNode attach(List<String> path, ObjectNode body) {
        var run = find(runs, "id", text(body, "runId"));
        var version = version(path);
        if (body.has("onFailure")) {
            hold(version, text(run, "id"), text(body, "onFailure"));
        } else {
            attached.add(path.get(1) + "@" + text(version, "number"));
        }
        return run.deepCopy()
                .put("runId", text(run, "id"))
                .put("attachedAt", TIME)
                .put("attachedBy", "ada");
    }

    private ObjectNode createArtifactVersion(String artifact, ObjectNode body) {
        var earlier = texts(artifactVersions, "artifact").stream().filter(artifact::equals).count();
        body.put("artifact", artifact).put("number", earlier + 1).put("id", "a");
        body.put("kind", body.path("kind").asText("data"));
        artifactVersions.add(stamped(body));
        return body;
    }

    private ObjectNode startRun(ObjectNode body) {
        body.put("name", text(body, "pipeline") + "-" + (runs.size() + 1)).put("status", "running");
        runs.add(body.put("startedAt", TIME).put("startedBy", "ada"));
        return body;
    }

    private Answer heartbeat(ObjectNode run) {
        if (!isOf(run, "status", "running")) {
            throw new Refused(409, "run-finished");
        }
        return new Answer(204, JSON.createObjectNode());
    }

    /// Settles what the run holds, as a node does.
    private ObjectNode endRun(ObjectNode run, ObjectNode body) {
        if (!isOf(run, "status", "running")) {
            throw new Refused(409, "run-finished");
        }
        run.setAll(body);
        var held = versions.stream().filter(v -> isOf(v, "heldBy", text(run, "id"))).toList();
        for (var version : held) {
            version.remove("heldBy");
            var deletes = "delete".equals(onFailures.get(text(version, "id")));
            if (isOf(body, "status", "completed") || (deletes && version.has("stage"))) {
                version.put(
                        "name", text(version, "name").replace("running", text(version, "number")));
            } else if (deletes) {
                versions.remove(version);
            }
        }
        return run;
    }

    private ObjectNode startStep(String run, ObjectNode body) {
        body.put("run", run).put("startedAt", TIME);
        if (body.has("status")) {
            var end = JSON.createObjectNode();
            for (var field : List.of("status", "outputs", "error")) {
                if (body.has(field)) {
                    end.set(field, body.remove(field));
                }
            }
            endStep(body, end);
            inOneRequest.add(text(body, "name"));
        } else {
            body.put("status", "running");
        }
        steps.add(body);
        return body;
    }

    private ObjectNode endStep(ObjectNode step, ObjectNode body) {
        var outputs = JSON.createArrayNode();
        for (var output : body.path("outputs")) {
            outputs.add(output(text(step, "run"), text(step, "name"), (ObjectNode) output));
        }
        step.set("outputs", outputs);
        body.remove("outputs");
        return step.setAll(body);
    }

    private ObjectNode output(String run, String step, ObjectNode output) {
        var artifact = text(output, "artifact");
        var number = output.path("version").asInt();
        if (output.get("content") instanceof ObjectNode content) {
            var producer = JSON.createObjectNode().put("runId", run).put("step", step);
            content.set("producer", producer.put("output", text(output, "name")));
            content.put("kind", text(output, "kind"));
            if (output.has("metadata")) {
                content.set("metadata", output.get("metadata"));
            }
            number = createArtifactVersion(artifact, content).get("number").asInt();
        }
        for (var link : output.path("links")) {
            var target = (ObjectNode) link;
            var path = List.of("models", text(link, "model"), "versions", text(link, "version"));
            target.put("artifact", artifact).put("version", number);
            link(text(link, "model"), version(path), target);
        }
        return JSON.createObjectNode()
                .put("name", text(output, "name"))
                .put("artifact", artifact)
                .put("version", number);
    }

    private ObjectNode step(List<String> path) {
        return steps.stream()
                .filter(s -> isOf(s, "run", path.get(1)) && isOf(s, "name", path.get(3)))
                .findFirst()
                .orElseThrow(() -> new Refused(404, "step-unknown"));
    }

    private static Answer logged(ObjectNode owner, ObjectNode values) {
        owner.withObject("metadata").setAll(values);
        return new Answer(200, JSON.createObjectNode().set("items", JSON.createArrayNode()));
    }

    private static boolean isOf(JsonNode object, String field, String value) {
        return object.path(field).asText().equals(value);
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
        return query == null ? "" : query.replaceAll("(artifact|cacheKey)=|&.*", "");
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

        Refused(int status, String kind, String member, String value) {
            this(status, kind);
            ((ObjectNode) answer.body()).put(member, value);
        }

        Refused(int status, String kind) {
            var problem = JSON.createObjectNode().put("status", status).put("detail", kind);
            answer = new Answer(status, problem.put("type", "urn:modelog:problem:" + kind));
        }
    }
}
