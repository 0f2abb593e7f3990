package io.modelog.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.modelog.cli.terminal.Shell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/// Runs the usual commands once against a stand-in for a node, so that the JVM can record what they load for the
/// start-up cache.
final class WarmUp {
    private static final String MODEL =
            """
            {"name": "m", "id": "1", "description": "d", "tags": ["t"], "saveToRegistry": true, "stages": ["production"],
            "latestVersion": 1, "versions": 1, "createdAt": "2026-01-01T00:00:00Z", "createdBy": "a",
            "updatedAt": "2026-01-01T00:00:00Z", "updatedBy": "a"}
            """;
    private static final String VERSION =
            """
            {"model": "m", "number": 1, "id": "1", "name": "1", "stage": "production", "tags": [],
            "metadata": {"accuracy": 0.9}, "artifacts": {"data": 1, "model": 1, "endpoint": 0}, "runs": 1,
            "createdAt": "2026-01-01T00:00:00Z", "createdBy": "a", "updatedAt": "2026-01-01T00:00:00Z",
            "updatedBy": "a"}
            """;
    private static final String LINK =
            """
            {"id": "x@1", "model": "m", "version": 1, "kind": "data", "artifact": "x", "artifactVersion": 1,
            "uri": "file:/x", "sha256": "0", "sizeBytes": 1, "mediaType": "text/csv", "type": "t",
            "linkedAt": "2026-01-01T00:00:00Z", "linkedBy": "a"}
            """;
    private static final String EVENT =
            """
            {"id": "1", "stream": "model/m", "sequence": 1, "type": "ModelRegistered",
            "time": "2026-01-01T00:00:00Z", "actor": "a", "commandId": "c", "correlationId": "c",
            "position": "0:0", "data": {}, "changes": []}
            """;
    private static final String RUN =
            """
            {"id": "1", "name": "r", "pipeline": "p", "status": "completed", "extra": {}, "metadata": {},
            "startedAt": "2026-01-01T00:00:00Z", "startedBy": "a", "endedAt": "2026-01-01T00:00:01Z",
            "models": [{"model": "m", "version": 1}]}
            """;

    private WarmUp() {}

    static void run() {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            answer(server, "/api/v1/models", list(MODEL));
            answer(server, "/api/v1/models/m", MODEL);
            answer(server, "/api/v1/models/m/versions", list(VERSION));
            answer(server, "/api/v1/models/m/versions/1", VERSION);
            answer(server, "/api/v1/models/m/versions/1/artifacts", list(LINK));
            answer(server, "/api/v1/models/m/history", list(EVENT));
            answer(server, "/api/v1/runs", list(RUN));
            server.start();
            commands("http://127.0.0.1:" + server.getAddress().getPort());
            server.stop(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void commands(String url) {
        var shell =
                new Shell(
                        Map.of("MODELOG_URL", url, "COLUMNS", "80"),
                        new PrintWriter(System.out, false, UTF_8),
                        new PrintWriter(System.err, false, UTF_8),
                        Optional.of(_ -> false),
                        ZoneOffset.UTC);
        Main.run(shell, "model", "list");
        Main.run(shell, "model", "list", "--output", "json");
        Main.run(shell, "model", "list", "--output", "csv");
        Main.run(shell, "model", "list", "--output", "yaml");
        Main.run(shell, "model", "show", "m");
        Main.run(shell, "model", "version", "list", "m", "--stage", "production");
        Main.run(shell, "model", "version", "show", "m", "1");
        Main.run(shell, "model", "data_artifacts", "m", "-v", "1");
        Main.run(shell, "model", "version", "update", "m", "1", "-s", "staging");
        Main.run(shell, "run", "list");
        Main.run(shell, "history", "m");
        Main.run(shell, "model", "delete", "m");
        Main.run(shell, "model", "lst");
        Main.run(shell, "model", "--help");
        Main.run(shell, "__complete", "--", "model", "show", "");
    }

    private static String list(String item) {
        return "{\"items\": [%s], \"next\": null, \"total\": 1}".formatted(item);
    }

    private static void answer(HttpServer server, String path, String json) {
        var _ =
                server.createContext(
                        path,
                        exchange -> {
                            byte[] body = json.getBytes(UTF_8);
                            exchange.getResponseHeaders().add("Content-Type", "application/json");
                            exchange.sendResponseHeaders(200, body.length);
                            exchange.getResponseBody().write(body);
                            exchange.close();
                        });
    }
}
