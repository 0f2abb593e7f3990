package io.modelog.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.api.Client;
import io.modelog.events.id.Actor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node that has not come further than its socket, with tokens and without.
class AccessTest {
    private static final String TOKEN = "0123456789=abcdef";

    @TempDir Path directory;

    @Test
    void with_tokens_everything_but_probes_needs_one() throws IOException {
        try (var metrics = new Metrics();
                var server = start(metrics, tokens())) {
            var client = client(server);

            var without = client.get("/who");
            assertThat(without.status()).isEqualTo(401);
            assertThat(without.problem()).isEqualTo("unauthenticated");
            assertThat(without.header("WWW-Authenticate")).isEqualTo("Bearer");
            for (var wrong : new String[] {"Bearer wrong", "Basic " + TOKEN, "Bearer", TOKEN}) {
                assertThat(client.get("/who", "Authorization: " + wrong).problem())
                        .isEqualTo("unauthenticated");
            }
            assertThat(client.get("/nothing").problem()).isEqualTo("unauthenticated");
            assertThat(client.get("/registry/subjects").problem()).isEqualTo("unauthenticated");
            assertThat(client.get("/livez").status()).isEqualTo(200);
            for (var open : new String[] {"/openapi.json", "/openapi.yaml", "/docs", "/docs/x"}) {
                assertThat(client.get(open).problem()).isEqualTo("route-unknown");
            }

            var who =
                    client.get("/who", "Authorization: bearer " + TOKEN, "Modelog-Actor: mallory");
            assertThat(who.text("actor")).isEqualTo("ci job");
        }
    }

    @Test
    void without_tokens_a_caller_names_itself() throws IOException {
        try (var metrics = new Metrics();
                var server = start(metrics, null)) {
            var client = client(server);

            assertThat(client.get("/who").text("actor")).isEqualTo("anonymous");
            assertThat(client.get("/who", "Modelog-Actor: J%C3%BCrgen").text("actor"))
                    .isEqualTo("Jürgen");
        }
    }

    @Test
    void before_it_is_ready_a_node_says_what_is_missing() throws IOException {
        try (var metrics = new Metrics();
                var server = start(metrics, null)) {
            var client = client(server);

            var answer = client.get("/views");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("not-ready");
            assertThat(answer.text("/missing/0")).isEqualTo("the node is starting");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        }
    }

    @Test
    void a_defect_is_told_by_its_correlation_id_only() throws IOException {
        try (var metrics = new Metrics();
                var server = start(metrics, null)) {
            var client = client(server);

            for (var path : new String[] {"/defect", "/error"}) {
                var answer = client.get(path, "Modelog-Correlation-Id: job-7");
                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.problem()).isEqualTo("internal-error");
                assertThat(answer.body()).doesNotContain("secret");
                assertThat(answer.text("correlationId")).isNotEmpty();
            }
            assertThat(client.get("/defect", "Modelog-Correlation-Id: job-7").text("correlationId"))
                    .isEqualTo("job-7");
        }
    }

    @Test
    void tokens_do_not_print() throws IOException {
        assertThat(tokens().toString()).isEqualTo("2 tokens");
        assertThat(tokens().actor(TOKEN)).contains(new Actor("ci job"));
        assertThat(tokens().actor("")).isEmpty();
    }

    private static Client client(HttpServer server) {
        return new Client(URI.create("http://127.0.0.1:" + server.port()), false);
    }

    private Tokens tokens() throws IOException {
        var file = directory.resolve("tokens");
        Files.writeString(
                file,
                """
                # who may talk to us
                ann = fedcba9876543210

                ci job = %s
                """
                        .formatted(TOKEN));
        return Tokens.read(file);
    }

    private static HttpServer start(Metrics metrics, @Nullable Tokens tokens) {
        var readiness = new Readiness();
        return HttpServer.start(
                new HttpServer.Listen("127.0.0.1", 0, tokens, true),
                "node-1",
                readiness,
                metrics,
                (routes, _) -> {
                    routes.get("/livez", ctx -> ctx.result("alive"));
                    routes.get(
                            "/who",
                            ctx -> Answers.ok(ctx, Map.of("actor", Access.actor(ctx).value())));
                    routes.get("/views", ctx -> Answers.ok(ctx, readiness.views()));
                    routes.get(
                            "/defect",
                            _ -> {
                                throw new IllegalStateException("secret");
                            });
                    routes.get(
                            "/error",
                            _ -> {
                                throw new StackOverflowError("secret");
                            });
                });
    }
}
