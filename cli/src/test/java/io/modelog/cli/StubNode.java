package io.modelog.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An HTTP server that gives the answers it was told, in the shapes of the REST reference, and keeps what was asked.
final class StubNode implements AutoCloseable {
    private record Answer(int status, String mediaType, String body) {}

    /// A request as it came; `reason` and `actor` are its headers, empty where absent.
    record Request(String line, String body, String actor, String reason, String authorization) {}

    private final HttpServer server;
    private final Map<String, Answer> answers = new HashMap<>();
    private final List<Request> requests = new ArrayList<>();

    StubNode() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        var _ = server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Answers a line such as `GET /models/iris`, relative to the API's base path; with any query where it has none.
    StubNode answers(String line, int status, String json) {
        answers.put(line, new Answer(status, "application/json", json));
        return this;
    }

    StubNode lists(String line, String... items) {
        return answers(
                line,
                200,
                "{\"items\": [%s], \"next\": null, \"total\": %d}"
                        .formatted(String.join(",", items), items.length));
    }

    /// The query of the last request, decoded; empty without one.
    String lastQuery() {
        var line = requests.getLast().line();
        int mark = line.indexOf('?');
        return mark < 0 ? "" : URLDecoder.decode(line.substring(mark + 1), UTF_8);
    }

    StubNode refuses(String line, int status, String kind, String detail, String members) {
        answers.put(
                line,
                new Answer(
                        status,
                        "application/problem+json;charset=utf-8",
                        """
                        {"type": "urn:modelog:problem:%s", "title": "t", "status": %d, "detail": "%s"%s}
                        """
                                .formatted(kind, status, detail, members)));
        return this;
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var line =
                exchange.getRequestMethod()
                        + " "
                        + exchange.getRequestURI().toString().replaceFirst("^/api/v1", "");
        requests.add(
                new Request(
                        line,
                        new String(exchange.getRequestBody().readAllBytes(), UTF_8),
                        header(exchange, "Modelog-Actor"),
                        header(exchange, "Modelog-Reason"),
                        header(exchange, "Authorization")));
        var answer =
                answers.getOrDefault(
                        line,
                        answers.getOrDefault(
                                line.replaceFirst("\\?.*", ""),
                                new Answer(404, "text/plain", "no answer for " + line)));
        byte[] body = answer.body().getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", answer.mediaType());
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getOrDefault(name, List.of("")).getFirst();
    }
}
