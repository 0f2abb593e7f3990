package io.modelog.api;

import static io.modelog.api.Repeats.repeats;
import static io.modelog.api.Repeats.repeatsButForPosition;
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
    void changing_a_version_in_many_ways() {
        var version = SharedNode.version();
        Supplier<Answer> command =
                () ->
                        client().patch(
                                        version,
                                        "{\"name\": \"a\", \"addTags\": [\"t\"], \"metadata\": {\"k\": 1}, \"stage\": \"staging\"}",
                                        "Idempotency-Key: patch");
        var first = command.get();
        client().patch(version, "{\"name\": \"b\", \"removeTags\": [\"t\"]}");
        client().post(version + "/metadata", "{\"k\": 2}");

        repeats(command, first);
        client().delete(version);
        repeats(command, first);
    }

    @Test
    void logging_metadata() {
        var version = SharedNode.version();
        Supplier<Answer> command =
                () -> client().post(version + "/metadata", "{\"k\": 1}", "Idempotency-Key: log");
        var first = command.get();
        client().post(version + "/metadata", "{\"k\": 2, \"l\": 1}");
        repeats(command, first);

        var artifact = "/api/v1/artifacts/" + SharedNode.artifact() + "/versions/latest";
        Supplier<Answer> ofArtifact =
                () -> client().post(artifact + "/metadata", "{\"k\": 1}", "Idempotency-Key: log");
        var firstOfArtifact = ofArtifact.get();
        client().delete(artifact);
        repeats(ofArtifact, firstOfArtifact);

        var run = "/api/v1/runs/" + SharedNode.run();
        Supplier<Answer> ofRun =
                () -> client().post(run + "/metadata", "{\"k\": 1}", "Idempotency-Key: log");
        var firstOfRun = ofRun.get();
        client().post(run + "/metadata", "{\"k\": 2}");
        repeats(ofRun, firstOfRun);
    }

    @Test
    void ending_a_step() {
        var steps = "/api/v1/runs/" + SharedNode.run() + "/steps";
        created(client().post(steps, "{\"name\": \"s\"}"));
        client().post(steps + "/s/metadata", "{\"k\": 1}");
        Supplier<Answer> command =
                () ->
                        client().patch(
                                        steps + "/s",
                                        "{\"status\": \"completed\"}",
                                        "Idempotency-Key: end");
        var first = command.get();
        client().post(steps + "/s/metadata", "{\"k\": 2}");

        repeats(command, first);
        client().delete(steps.replace("/steps", "?force=true"));
        repeats(command, first);
    }

    @Test
    void tagging() {
        var tag = SharedNode.name("tag");
        Supplier<Answer> register =
                () ->
                        client().post(
                                        "/api/v1/tags",
                                        "{\"name\": \"%s\"}".formatted(tag),
                                        "Idempotency-Key: register");
        var registered = register.get();
        Supplier<Answer> recolor =
                () ->
                        client().patch(
                                        "/api/v1/tags/" + tag,
                                        "{\"color\": \"lime\"}",
                                        "Idempotency-Key: recolor");
        var recolored = recolor.get();
        repeats(register, registered);
        client().patch("/api/v1/tags/" + tag, "{\"color\": \"red\"}");
        repeats(recolor, recolored);

        var artifact = "/api/v1/artifacts/" + SharedNode.artifact();
        for (var path : new String[] {artifact, artifact + "/versions/latest"}) {
            Supplier<Answer> put =
                    () ->
                            client().patch(
                                            path,
                                            "{\"addTags\": [\"%s\"]}".formatted(tag),
                                            "Idempotency-Key: " + path.length());
            var first = put.get();
            client().patch(path, "{\"removeTags\": [\"%s\"]}".formatted(tag));
            repeats(put, first);
        }
    }

    /// Although what they deleted is there again.
    @Test
    void deleting_what_other_streams_point_to() {
        var version = SharedNode.version();
        var artifact = SharedNode.artifact();
        var link = "{\"artifact\": \"%s\"}".formatted(artifact);
        created(client().post(version + "/artifacts", link));
        Supplier<Answer> delete =
                () -> client().delete("/api/v1/artifacts/" + artifact, "Idempotency-Key: delete");
        var deleted = delete.get();
        SharedNode.artifactVersion(artifact);
        created(client().post(version + "/artifacts", link));

        repeatsButForPosition(delete, deleted);
        assertThat(client().get(version + "/artifacts").items("artifactVersion"))
                .containsExactly("2");

        var run = SharedNode.run();
        created(client().post(version + "/runs", "{\"runId\": \"%s\"}".formatted(run)));
        Supplier<Answer> deleteRun =
                () ->
                        client().delete(
                                        "/api/v1/runs/%s?force=true".formatted(run),
                                        "Idempotency-Key: delete");
        repeatsButForPosition(deleteRun, deleteRun.get());

        var tag = SharedNode.name("tag");
        client().patch(version, "{\"addTags\": [\"%s\"]}".formatted(tag));
        Supplier<Answer> deleteTag =
                () ->
                        client().delete(
                                        "/api/v1/tags/%s?force=true".formatted(tag),
                                        "Idempotency-Key: delete");
        var deletedTag = deleteTag.get();
        client().patch(version, "{\"addTags\": [\"%s\"]}".formatted(tag));
        repeatsButForPosition(deleteTag, deletedTag);
        assertThat(client().get("/api/v1/tags/" + tag).text("versions")).isEqualTo("1");
    }

    @Test
    void linking_and_attaching_what_is_gone_by_now() {
        var version = SharedNode.version();
        var artifact = SharedNode.artifact();
        Supplier<Answer> link =
                () ->
                        client().post(
                                        version + "/artifacts",
                                        "{\"artifact\": \"%s\"}".formatted(artifact),
                                        "Idempotency-Key: link");
        var linked = link.get();
        client().delete("/api/v1/artifacts/" + artifact);
        repeats(link, linked);

        var run = SharedNode.run();
        Supplier<Answer> attach =
                () ->
                        client().post(
                                        version + "/runs",
                                        "{\"runId\": \"%s\"}".formatted(run),
                                        "Idempotency-Key: attach");
        var attached = attach.get();
        repeats(attach, attached);
        client().delete("/api/v1/runs/%s?force=true".formatted(run));
        assertThat(attach.get().status()).isEqualTo(201);
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
        assertThat(client().patch(path, "{\"license\": \"BSD\"}", "If-Match: *").header("ETag"))
                .isEqualTo("\"3\"");
    }

    @Test
    void renaming_a_version_by_the_time_of_day() {
        var version = SharedNode.version();
        Supplier<Answer> command =
                () ->
                        client().patch(
                                        version,
                                        "{\"name\": \"at {date} {time}\"}",
                                        "Idempotency-Key: rename");
        var first = command.get();

        assertThat(first.text("name"))
                .matches("at \\d{4}_\\d\\d_\\d\\d \\d\\d_\\d\\d_\\d\\d_\\d{6}");
        repeats(command, first);
    }
}
