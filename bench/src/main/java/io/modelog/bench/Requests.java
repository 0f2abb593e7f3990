package io.modelog.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.bench.RawHttp.Request;
import java.net.URLEncoder;
import java.util.Map;
import java.util.UUID;

/// The requests that the benches make. Names in paths must be plain: letters, digits, `-`, `_`.
final class Requests {
    private static final String BASE = "/api/v1";
    private static final String SHA256 = "0123456789abcdef".repeat(4);

    private Requests() {}

    static Request registerModel(String name) {
        return write(
                "POST", "/models", "{\"name\":\"%s\",\"license\":\"Apache-2.0\"}".formatted(name));
    }

    static Request createVersion(String model) {
        return write(
                "POST",
                "/models/%s/versions".formatted(model),
                "{\"description\":\"trained on iris\"}");
    }

    /// @param fields of the version, as JSON
    static Request createVersion(String model, String fields) {
        return write("POST", "/models/%s/versions".formatted(model), fields);
    }

    static Request promote(String model, long version, String stage) {
        return write(
                "PUT",
                "/models/%s/versions/%d/stage".formatted(model, version),
                "{\"stage\":\"%s\",\"force\":true,\"reason\":\"it scored best\"}".formatted(stage));
    }

    static Request createArtifactVersion(String artifact) {
        return write(
                "POST",
                "/artifacts/%s/versions".formatted(artifact),
                """
                {"uri":"file:/store/%s","sha256":"%s","sizeBytes":4096,\
                "mediaType":"application/json","type":"java.lang.Double"}\
                """
                        .formatted(artifact, SHA256));
    }

    static Request link(String model, long version, String artifact, long artifactVersion) {
        return write(
                "POST",
                "/models/%s/versions/%d/artifacts".formatted(model, version),
                "{\"artifact\":\"%s\",\"version\":%d}".formatted(artifact, artifactVersion));
    }

    static Request startRun(UUID run) {
        return write("POST", "/runs", "{\"id\":\"%s\",\"pipeline\":\"train\"}".formatted(run));
    }

    static Request attachRun(String model, long version, UUID run) {
        return write(
                "POST",
                "/models/%s/versions/%d/runs".formatted(model, version),
                "{\"runId\":\"%s\"}".formatted(run));
    }

    static Request completeRun(UUID run) {
        return write("PATCH", "/runs/" + run, "{\"status\":\"completed\"}");
    }

    static Request version(String model, String version) {
        return Request.get("%s/models/%s/versions/%s".formatted(BASE, model, version));
    }

    static Request model(String model) {
        return Request.get("%s/models/%s".formatted(BASE, model));
    }

    /// @param parameters name, value, name, value and so on
    static Request models(String... parameters) {
        return Request.get(BASE + "/models" + query(parameters));
    }

    /// @param parameters name, value, name, value and so on
    static Request versions(String model, String... parameters) {
        return Request.get("%s/models/%s/versions%s".formatted(BASE, model, query(parameters)));
    }

    private static String query(String... parameters) {
        var query = new StringBuilder();
        for (var i = 0; i < parameters.length; i += 2) {
            query.append(i == 0 ? '?' : '&')
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], UTF_8));
        }
        return query.toString();
    }

    static Request versionsIn(String model, String stage) {
        return Request.get("%s/models/%s/versions?stage=%s".formatted(BASE, model, stage));
    }

    static Request inStage(String stage) {
        return Request.get("%s/stages/%s?limit=1000".formatted(BASE, stage));
    }

    static Request nodes() {
        return get("/nodes");
    }

    static Request get(String path) {
        return Request.get(BASE + path);
    }

    private static Request write(String method, String path, String body) {
        return new Request(method, BASE + path, Map.of("Modelog-Actor", "bench"), body);
    }
}
