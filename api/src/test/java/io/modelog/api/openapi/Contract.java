package io.modelog.api.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.modelog.api.Client.Answer;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Holds every answer that a test gets to the OpenAPI document: its status, headers, media type and body; and every
/// request that was taken, too. The embedded registry is not in the document: its contract is Confluent's.
public final class Contract {
    private static final String REGISTRY = "/registry/";
    private static final String PROBLEM = "application/problem+json";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Part PATHS = Part.DOCUMENT.get("paths");
    private static final Part SCHEMAS = Part.DOCUMENT.get("components").get("schemas");

    private Contract() {}

    /// Throws an [AssertionError] that names what is wrong.
    ///
    /// @param sent the body of the request; empty when there was none
    public static void check(HttpRequest request, String sent, Answer answer) {
        if (request.uri().getRawPath().startsWith(REGISTRY)) {
            return;
        }
        var faults = faults(request, sent, answer);
        if (!faults.isEmpty()) {
            throw new AssertionError(
                    "%s %s answered %d against the OpenAPI document:\n  %s\n%s"
                            .formatted(
                                    request.method(),
                                    request.uri(),
                                    answer.status(),
                                    String.join("\n  ", faults),
                                    answer.body()));
        }
    }

    private static List<String> faults(HttpRequest request, String sent, Answer answer) {
        if (problemType(answer).equals("about:blank")) {
            return bodyFaults(SCHEMAS.get("BareProblem"), answer);
        }
        var path = path(request.uri().getRawPath());
        if (path.isEmpty()) {
            return undocumented("RouteUnknownProblem", answer);
        }
        var method = request.method().equals("HEAD") ? "GET" : request.method();
        var operation = path.get().find(method.toLowerCase(Locale.ROOT));
        if (operation.isEmpty()) {
            return undocumented("MethodNotAllowedProblem", answer);
        }
        var response = operation.get().get("responses").find(Integer.toString(answer.status()));
        if (response.isEmpty()) {
            return List.of("there is no such status in " + operation.get().at());
        }
        var faults = new ArrayList<String>();
        faults.addAll(headerFaults(response.get(), answer));
        faults.addAll(contentFaults(request, response.get(), answer));
        if (answer.status() < 300) {
            faults.addAll(requestFaults(request, sent, operation.get()));
        }
        return faults;
    }

    /// The path with the most literal segments among those that fit.
    private static Optional<Part> path(String path) {
        return PATHS.names().stream()
                .filter(template -> fits(template, path))
                .min((a, b) -> Long.compare(placeholders(a), placeholders(b)))
                .map(PATHS::get);
    }

    private static boolean fits(String template, String path) {
        var wanted = template.split("/", -1);
        var found = path.split("/", -1);
        if (wanted.length != found.length) {
            return false;
        }
        for (var i = 0; i < wanted.length; i++) {
            if (!wanted[i].startsWith("{") && !wanted[i].equals(found[i])) {
                return false;
            }
        }
        return true;
    }

    private static long placeholders(String template) {
        return template.chars().filter(c -> c == '{').count();
    }

    private static List<String> undocumented(String problem, Answer answer) {
        return bodyFaults(
                SCHEMAS.get(answer.status() == 401 ? "UnauthenticatedProblem" : problem), answer);
    }

    private static List<String> headerFaults(Part response, Answer answer) {
        var headers = response.find("headers");
        if (headers.isEmpty()) {
            return List.of();
        }
        return headers.get().names().stream()
                .flatMap(name -> headerFaults(name, headers.get().get(name), answer).stream())
                .toList();
    }

    private static List<String> headerFaults(String name, Part header, Answer answer) {
        var found = answer.headers().firstValue(name);
        if (found.isEmpty()) {
            var isRequired = header.node().path("required").asBoolean();
            return isRequired ? List.of("the header %s is missing".formatted(name)) : List.of();
        }
        return Schemas.faults(header.get("schema"), TextNode.valueOf(found.get())).stream()
                .map(fault -> "the header %s: %s".formatted(name, fault))
                .toList();
    }

    private static List<String> contentFaults(HttpRequest request, Part response, Answer answer) {
        var content = response.find("content");
        var mayBeEmpty =
                request.method().equals("HEAD")
                        || !answer.header("Preference-Applied").isEmpty()
                        || content.isEmpty();
        if (answer.body().isEmpty() && mayBeEmpty) {
            return List.of();
        }
        var mediaType = answer.header("Content-Type").split(";", 2)[0];
        var documented = content.flatMap(types -> types.find(mediaType));
        if (documented.isEmpty()) {
            return List.of("a body of '%s' is not in %s".formatted(mediaType, response.at()));
        }
        var schema = documented.get().get("schema");
        return mediaType.endsWith("json")
                ? bodyFaults(schema, answer)
                : Schemas.faults(schema, TextNode.valueOf(answer.body()));
    }

    private static List<String> bodyFaults(Part schema, Answer answer) {
        return Schemas.faults(schema, json(answer.body()));
    }

    private static List<String> requestFaults(HttpRequest request, String sent, Part operation) {
        var faults = new ArrayList<String>();
        var query = request.uri().getRawQuery();
        if (query != null) {
            var known =
                    operation.get("parameters").elements().stream()
                            .map(parameter -> parameter.node().get("name").asText())
                            .toList();
            Arrays.stream(query.split("&"))
                    .map(parameter -> parameter.split("=", 2)[0])
                    .filter(name -> !known.contains(name))
                    .map(name -> "it took the query parameter %s".formatted(name))
                    .forEach(faults::add);
        }
        var body = operation.find("requestBody");
        if (body.isPresent() && !sent.isEmpty()) {
            var schema = body.get().get("content").get("application/json").get("schema");
            Schemas.faults(schema, json(sent)).stream()
                    .map(fault -> "it took a body with " + fault)
                    .forEach(faults::add);
        }
        return faults;
    }

    private static String problemType(Answer answer) {
        return answer.header("Content-Type").startsWith(PROBLEM) && !answer.body().isEmpty()
                ? json(answer.body()).path("type").asText()
                : "";
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }
}
