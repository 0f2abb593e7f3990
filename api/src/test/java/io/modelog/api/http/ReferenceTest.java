package io.modelog.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import io.modelog.api.ApiRoutes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
            var route = Pattern.compile("^\\| `(GET|POST|PUT|PATCH|DELETE) ([^`]+)`").matcher(line);
            if (route.find()) {
                var path = route.group(2);
                var isApi = !path.matches("/(livez|readyz|metrics)|/api/v1/.*");
                documented.add(route.group(1) + " " + (isApi ? HttpServer.API : "") + path);
            }
        }

        assertThat(declared()).isEqualTo(documented);
    }

    private static Set<String> declared() {
        try (var metrics = new Metrics()) {
            var readiness = new Readiness();
            var positions = new Positions((_, _) -> true, metrics);
            var commands = new Commands(readiness, positions, new Forwarder("n"), metrics);
            var api = new ApiRoutes("n", () -> URI.create("http://n"), readiness, metrics);
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
