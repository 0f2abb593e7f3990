package io.modelog.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import io.modelog.api.ApiRoutes;
import io.modelog.api.openapi.OpenApiDocument;
import io.modelog.api.run.Heartbeats;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The reference says what the code does.
class ReferenceTest {
    private static final Path REFERENCE = Path.of("..", "docs", "reference");
    private static final JsonNode OPENAPI =
            JsonMapper.builder().build().valueToTree(OpenApiDocument.tree());
    private static final Pattern ROUTE = Pattern.compile("`(GET|POST|PUT|PATCH|DELETE) ([^`]+)`");
    private static final String OF_NODE =
            "/(livez|readyz|metrics|openapi\\.json|openapi\\.yaml|asyncapi\\.yaml|docs.*|api/v1/.*)";
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @Test
    void every_problem_is_in_the_reference_with_its_status() throws IOException {
        var documented = new TreeMap<String, Integer>();
        for (var line : Files.readAllLines(REFERENCE.resolve("problems.md"))) {
            var cells = line.split("\\|", -1);
            if (cells.length > 3 && cells[2].strip().matches("\\d{3}")) {
                NAME.matcher(cells[1])
                        .results()
                        .forEach(name ->
                                documented.put(name.group(1), Integer.valueOf(cells[2].strip())));
            }
        }

        Map<String, Integer> known =
                Arrays.stream(ProblemType.values())
                        .collect(Collectors.toMap(ProblemType::toString, ProblemType::status));
        assertThat(documented).isEqualTo(new TreeMap<>(known));
    }

    @Test
    void every_route_is_in_the_reference() throws IOException {
        var documented = new TreeSet<String>();
        for (var line : Files.readAllLines(REFERENCE.resolve("rest.md"))) {
            var cells = line.split("\\|", -1);
            ROUTE.matcher(cells.length > 3 ? cells[1] : "")
                    .results()
                    .forEach(route -> {
                        var isApi = !route.group(2).matches(OF_NODE);
                        var path = (isApi ? HttpServer.API : "") + route.group(2);
                        documented.add(route.group(1) + " " + path);
                    });
        }

        assertThat(declared()).isEqualTo(documented);
    }

    @Test
    void every_route_is_in_the_openapi_document() {
        var documented = new TreeSet<String>();
        for (var path : OPENAPI.get("paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (!method.getKey().equals("parameters")) {
                    documented.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                }
            }
        }

        assertThat(declared()).isEqualTo(documented);
    }

    @Test
    void every_problem_is_in_the_openapi_document_with_its_status_and_title() {
        var documented = new TreeMap<String, String>();
        for (var schema : OPENAPI.at("/components/schemas").properties()) {
            var fields = schema.getValue().path("properties");
            var type = fields.at("/type/const").asText();
            if (type.startsWith("urn:modelog:problem:")) {
                documented.put(
                        type.substring("urn:modelog:problem:".length()),
                        fields.at("/status/const").asInt()
                                + " "
                                + fields.at("/title/const").asText());
            }
        }

        Map<String, String> known =
                Arrays.stream(ProblemType.values())
                        .collect(
                                Collectors.toMap(
                                        ProblemType::toString,
                                        type -> type.status() + " " + type.title()));
        assertThat(documented).isEqualTo(new TreeMap<>(known));
    }

    private static Set<String> declared() {
        try (var metrics = new Metrics()) {
            var readiness = new Readiness();
            var positions = new Positions((_, _) -> true, metrics);
            var commands = new Commands(readiness, positions, new Forwarder("n"), metrics);
            var api =
                    new ApiRoutes(
                            "n",
                            () -> URI.create("http://n"),
                            readiness,
                            metrics,
                            new Heartbeats(() -> 0));
            var javalin =
                    Javalin.create(config -> {
                        config.startup.startupWatcherEnabled = false;
                        api.addTo(new Routes(config.routes, metrics, positions), commands);
                    });
            return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                    .map(handler -> handler.endpoint)
                    .filter(endpoint -> !endpoint.method.equals(HandlerType.HEAD))
                    .map(endpoint -> endpoint.method + " " + endpoint.path)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
