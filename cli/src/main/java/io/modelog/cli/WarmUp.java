package io.modelog.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/// Runs the usual commands once against a stand-in for a node, so that the JVM can record what they load for the
/// start-up cache.
@Command(name = "warm-up", hidden = true, description = "Train the start-up cache.")
final class WarmUp implements Runnable {
    private static final String MODELS =
            """
            {"items": [{"name": "m", "id": "1", "description": "d", "tags": ["t"], "saveToRegistry": true,
            "latestVersion": 1, "versions": 1, "createdAt": "2026-01-01T00:00:00Z", "createdBy": "a",
            "updatedAt": "2026-01-01T00:00:00Z", "updatedBy": "a"}], "next": null}
            """;
    private static final String VERSIONS =
            """
            {"items": [{"model": "m", "number": 1, "id": "1", "name": "1", "stage": "production", "tags": [],
            "artifacts": {"data": 1, "model": 1, "endpoint": 0}, "runs": 1, "createdAt": "2026-01-01T00:00:00Z",
            "createdBy": "a", "updatedAt": "2026-01-01T00:00:00Z", "updatedBy": "a"}], "next": null}
            """;
    private static final String HISTORY =
            """
            {"items": [{"id": "1", "stream": "model/m", "sequence": 1, "type": "ModelRegistered",
            "time": "2026-01-01T00:00:00Z", "actor": "a", "commandId": "c", "correlationId": "c",
            "position": "0:0", "data": {}}], "next": null}
            """;

    @Override
    public void run() {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            answer(server, "/api/v1/models", MODELS);
            answer(server, "/api/v1/models/m/versions", VERSIONS);
            answer(server, "/api/v1/models/m/history", HISTORY);
            server.start();
            var url = "http://127.0.0.1:" + server.getAddress().getPort();
            var shell =
                    new Shell(
                            Map.of("MODELOG_URL", url, "COLUMNS", "80"),
                            new PrintWriter(System.out, false, UTF_8),
                            new PrintWriter(System.err, false, UTF_8),
                            Optional.of(_ -> false),
                            ZoneOffset.UTC);
            Main.run(shell, "model", "list");
            Main.run(shell, "model", "list", "--output", "json");
            Main.run(shell, "model", "version", "list", "m");
            Main.run(shell, "history", "m");
            Main.run(shell, "model", "--help");
            Main.run(shell, "model", "delete", "m");
            server.stop(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
