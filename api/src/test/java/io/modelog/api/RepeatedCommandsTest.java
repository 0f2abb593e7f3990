package io.modelog.api;

import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.created;
import static io.modelog.api.SharedNode.model;
import static io.modelog.api.SharedNode.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.api.Client.Answer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// A repeat gets the first answer, byte for byte, and appends nothing, whatever has happened in between.
class RepeatedCommandsTest {
    @Test
    void registering_a_model() {
        var name = name("model");
        Supplier<Answer> command =
                () ->
                        client().post(
                                        "/api/v1/models",
                                        "{\"name\": \"%s\"}".formatted(name),
                                        "Idempotency-Key: register");
        var first = command.get();
        client().patch("/api/v1/models/" + name, "{\"license\": \"MIT\"}");
        client().post("/api/v1/models/" + name + "/versions", "{}");

        repeats(command, first);
        client().delete("/api/v1/models/" + name);
        repeats(command, first);
    }

    @Test
    void creating_a_version() {
        var versions = model() + "/versions";
        Supplier<Answer> command = () -> client().post(versions, "{}", "Idempotency-Key: create");
        var first = command.get();
        client().put(versions + "/1/stage", "{\"stage\": \"production\"}");

        repeats(command, first);
        client().delete(versions + "/1");
        repeats(command, first);
    }

    @Test
    void promoting_a_version() {
        var versions = model() + "/versions";
        created(client().post(versions, "{}"));
        Supplier<Answer> command =
                () ->
                        client().put(
                                        versions + "/1/stage",
                                        "{\"stage\": \"production\"}",
                                        "Idempotency-Key: promote");
        var first = command.get();
        client().put(versions + "/1/stage", "{\"stage\": \"archived\"}");

        repeats(command, first);
    }

    @Test
    void linking_an_artifact() {
        var links = model() + "/versions/1/artifacts";
        created(client().post(links.replace("/1/artifacts", ""), "{}"));
        var artifact = SharedNode.artifact();
        Supplier<Answer> command =
                () ->
                        client().post(
                                        links,
                                        "{\"artifact\": \"%s\"}".formatted(artifact),
                                        "Idempotency-Key: link");
        var first = command.get();
        client().delete(links + "/" + artifact);

        repeats(command, first);
    }

    @Test
    void starting_a_run_without_an_id() {
        var key = "Idempotency-Key: " + name("run");
        Supplier<Answer> command =
                () -> client().post("/api/v1/runs", "{\"pipeline\": \"train\"}", key);
        var first = command.get();
        client().patch(first.header("Location"), "{\"status\": \"completed\"}");

        repeats(command, first);
    }

    @Test
    void starting_a_step() {
        var steps = "/api/v1/runs/" + SharedNode.run() + "/steps";
        Supplier<Answer> command =
                () -> client().post(steps, "{\"name\": \"s\"}", "Idempotency-Key: step");
        var first = command.get();
        client().patch(steps + "/s", "{\"status\": \"completed\"}");

        repeats(command, first);
    }

    @Test
    void deleting_a_model() {
        var path = model();
        Supplier<Answer> command = () -> client().delete(path, "Idempotency-Key: delete");
        var first = command.get();

        repeats(command, first);
    }

    @Test
    void a_command_whose_key_the_node_made_up() {
        var model = model();
        var versions = model + "/versions";
        var first = created(client().post(versions, "{}"));
        var key = client().get(model + "/history").text("/items/1/commandId");

        repeats(() -> client().post(versions, "{}", "Idempotency-Key: " + key), first);
    }

    @Test
    void a_revision_that_fits_is_taken_and_one_key_serves_many_resources() {
        var path = model();
        var patched =
                client().patch(
                                path,
                                "{\"license\": \"MIT\"}",
                                "If-Match: \"1\"",
                                "Idempotency-Key: register");

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.header("ETag")).isEqualTo("\"2\"");
        assertThat(patched.header("Idempotency-Replayed")).isEmpty();
    }

    private static void repeats(Supplier<Answer> command, Answer first) {
        var end = SharedNode.logEnd();
        var again = command.get();

        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Modelog-Position")).isEqualTo(first.header("Modelog-Position"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(SharedNode.logEnd()).isEqualTo(end);
    }
}
