package io.modelog.sdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/// A real HTTP server that gives the answers it was told to, in order, and keeps what it was asked.
final class StubNode implements AutoCloseable {
    private static final Retries QUICK = new Retries(4, Duration.ofMillis(1), Duration.ofMillis(5));

    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final HttpServer server;

    StubNode() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /// An answer, or no answer but a closed connection when the status is 0.
    record Answer(int status, Map<String, String> headers, String body) {}

    record Request(String method, String uri, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    StubNode answers(int status, String body) {
        return answers(status, Map.of(), body);
    }

    StubNode answers(int status, Map<String, String> headers, String body) {
        answers.add(new Answer(status, headers, body));
        return this;
    }

    StubNode hangsUp() {
        return answers(0, "");
    }

    URI url() {
        return URI.create(
                "http://%s:%d"
                        .formatted(
                                server.getAddress().getAddress().getHostAddress(),
                                server.getAddress().getPort()));
    }

    Modelog client() {
        return client(false);
    }

    Modelog client(boolean quickStart) {
        var settings = Settings.of(url()).withActor("ada").withRetries(QUICK);
        return Modelog.connect(quickStart ? settings.withQuickStart() : settings);
    }

    /// Method and path below `/api/v1` of each request.
    List<String> asked() {
        return requests.stream()
                .map(r -> r.method() + " " + r.uri().replaceFirst("^/api/v1", ""))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(
                    new Request(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            Map.copyOf(exchange.getRequestHeaders()),
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8)));
            var answer = answers.remove();
            if (answer.status() == 0) {
                return;
            }
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set(
                            "Content-Type",
                            answer.status() < 300
                                    ? "application/json"
                                    : "application/problem+json;charset=utf-8");
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
