package io.modelog.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.modelog.bench.RawHttp.Request;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RawHttpTest {
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private final HttpServer server;
    private final RawHttp http;

    RawHttpTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http = new RawHttp(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @BeforeEach
    void start() {
        server.createContext(
                "/plain", exchange -> answer(exchange, 200, "größer".getBytes(UTF_8).length));
        server.createContext("/chunked", exchange -> answer(exchange, 409, 0));
        server.createContext("/gone", HttpExchange::close);
        server.createContext(
                "/empty",
                exchange -> {
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        http.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange, int status, int length) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        asked.set(
                "%s %s %s"
                        .formatted(
                                exchange.getRequestMethod(),
                                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                                body));
        exchange.getResponseHeaders().set("ETag", "\"12\"");
        exchange.sendResponseHeaders(status, length);
        exchange.getResponseBody().write("größer".getBytes(UTF_8));
        exchange.close();
    }

    @Test
    void a_request_leaves_with_its_headers_and_its_body() throws IOException {
        http.send(
                new Request(
                        "POST",
                        "/plain",
                        Map.of("Idempotency-Key", "k1"),
                        "{\"name\":\"größer\"}"));
        assertThat(asked.get()).isEqualTo("POST k1 {\"name\":\"größer\"}");
    }

    @Test
    void answers_of_known_length_in_chunks_and_without_body_are_read_one_after_the_other()
            throws IOException {
        for (var round = 0; round < 2; round++) {
            var plain = http.send(Request.get("/plain"));
            assertThat(plain.status()).isEqualTo(200);
            assertThat(plain.body()).isEqualTo("größer");
            assertThat(plain.etag()).isEqualTo(12);
            var chunked = http.send(Request.get("/chunked"));
            assertThat(chunked.status()).isEqualTo(409);
            assertThat(chunked.body()).isEqualTo("größer");
            assertThat(http.send(Request.get("/empty")).status()).isEqualTo(204);
        }
    }

    @Test
    void a_connection_that_ends_is_an_exception_and_the_next_request_opens_another()
            throws IOException {
        assertThatThrownBy(() -> http.send(Request.get("/gone"))).isInstanceOf(EOFException.class);
        assertThat(http.send(Request.get("/plain")).status()).isEqualTo(200);
    }

    @Test
    void an_answer_that_is_no_success_can_be_an_exception() {
        assertThatThrownBy(() -> http.expect(Request.get("/chunked")))
                .hasMessageContaining("409")
                .hasMessageContaining("größer");
    }
}
