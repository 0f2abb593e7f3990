package io.modelog.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.modelog.api.Client;
import io.modelog.projector.view.Position;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The views never get there.
class PositionsTest {
    private final Metrics metrics = new Metrics();
    private final Positions positions = new Positions((_, _) -> false, metrics);
    private final Javalin javalin =
            Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.routes.post("/", ctx -> positions.awaitCommitted(ctx, Position.of(3, 7)));
                config.routes.post(
                        "/unknown",
                        ctx -> {
                            throw Commands.outcomeUnknown(ctx, "too late");
                        });
                config.routes.exception(Exception.class, Problems::render);
            });

    private Client client = new Client(URI.create("http://127.0.0.1"), false);

    @BeforeEach
    void start() {
        javalin.start("127.0.0.1", 0);
        client = new Client(URI.create("http://127.0.0.1:" + javalin.port()), false);
    }

    @AfterEach
    void stop() {
        javalin.stop();
        metrics.close();
    }

    @Test
    void a_write_that_the_views_do_not_show_in_time_says_how_to_repeat_it() {
        var answer = client.post("/", "{}", "Idempotency-Key: mine");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("views-behind");
        assertThat(answer.header("Modelog-Position")).isEqualTo("3:7");
        assertThat(answer.json().get("committed").asBoolean()).isTrue();
        assertThat(answer.text("idempotencyKey")).isEqualTo("mine");
    }

    @Test
    void a_key_that_was_made_up_is_told_too() {
        assertThat(client.post("/", "{}").text("idempotencyKey")).hasSize(36);
    }

    @Test
    void an_unknown_outcome_names_the_key_as_well() {
        var answer = client.post("/unknown", "{}", "Idempotency-Key: mine");

        assertThat(answer.problem()).isEqualTo("outcome-unknown");
        assertThat(answer.text("idempotencyKey")).isEqualTo("mine");
    }
}
