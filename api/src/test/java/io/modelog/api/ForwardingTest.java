package io.modelog.api;

import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelog.api.Client.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes on one Kafka: any node takes any write.
class ForwardingTest {
    private static final Duration REBALANCE = Duration.ofSeconds(30);

    @TempDir Path directory;

    @Test
    void a_write_is_taken_by_either_node_and_shown_by_both()
            throws IOException, InterruptedException {
        try (var second = new Node(config())) {
            second.start();
            second.awaitReady();
            var nodes = new Client[] {client(), new Client(second.url())};
            await().atMost(REBALANCE)
                    .until(() ->
                            owners(nodes[0]).size() == 2
                                    && owners(nodes[0]).equals(owners(nodes[1])));
            for (var i = 0; i < 16; i++) {
                writeAndRead(nodes[i % 2], nodes[1 - i % 2]);
            }
            assertThat(forwarded(nodes[0]) + forwarded(nodes[1])).isPositive();
            refusesToForwardTwice(nodes[0]);
        }
        await().atMost(REBALANCE).until(() -> owners(client()).size() == 1);
    }

    private static void writeAndRead(Client taker, Client reader) {
        var name = name("model");
        var created =
                taker.post(
                        "/api/v1/models",
                        "{\"name\": \"%s\"}".formatted(name),
                        "Modelog-Actor: ann",
                        "Idempotency-Key: " + name);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("createdBy")).isEqualTo("ann");
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        var model = created.header("Location");
        assertThat(taker.get(model).body()).isEqualTo(created.body());
        var position = "Modelog-Position: " + created.header("Modelog-Position");
        assertThat(reader.get(model, position).body()).isEqualTo(created.body());

        var refused = reader.patch(model, "{\"license\": \"MIT\"}", "If-Match: \"9\"");
        assertThat(refused.problem()).isEqualTo("stale-revision");
        var run = taker.post("/api/v1/runs", "{\"pipeline\": \"train\"}");
        assertThat(run.status()).isEqualTo(201);
        created(taker.post(model + "/versions", "{}"));
        created(
                taker.post(
                        model + "/versions/1/runs",
                        "{\"runId\": \"%s\"}".formatted(run.text("id"))));
        created(taker.post("/api/v1/artifacts/%s/versions".formatted(name), SharedNode.content()));
        created(
                taker.post(
                        model + "/versions/1/artifacts", "{\"artifact\": \"%s\"}".formatted(name)));
        deletesAcrossStreams(taker, reader, model, name);
    }

    /// Artifact, model, run and tag are streams of their own, with whichever node writes them.
    private static void deletesAcrossStreams(
            Client taker, Client reader, String model, String name) {
        var minimal =
                taker.patch(
                        model, "{\"addTags\": [\"%s\"]}".formatted(name), "Prefer: return=minimal");
        assertThat(minimal.status()).isEqualTo(204);
        assertThat(minimal.header("Preference-Applied")).isEqualTo("return=minimal");
        for (var path : new String[] {"/api/v1/artifacts/", "/api/v1/tags/"}) {
            var deleted =
                    taker.delete(
                            path + name + "?force=true",
                            "Modelog-Actor: ann",
                            "Modelog-Reason: tidy",
                            "Idempotency-Key: delete",
                            "Modelog-Correlation-Id: c");
            assertThat(deleted.status()).as(deleted.body()).isEqualTo(204);
            var position = "Modelog-Position: " + deleted.header("Modelog-Position");
            assertThat(reader.get(path + name, position).status()).isEqualTo(404);
            assertThat(reader.get(model + "/versions/1/artifacts", position).items("id")).isEmpty();
        }
        var position = "Modelog-Position: " + reader.get("/api/v1/nodes").text("applied");
        var steps = taker.get(model + "/history?filter=correlationId%20=%20c", position);
        assertThat(steps.items("type")).containsExactly("ArtifactUnlinked", "TagsChanged");
        assertThat(steps.items("actor")).containsExactly("ann", "ann");
        assertThat(steps.items("reason")).containsExactly("tidy", "tidy");
        assertThat(reader.get(model, position).json().get("tags").isEmpty()).isTrue();
    }

    /// Of some streams this node is not the writer; of those it refuses what another node sent on.
    private static void refusesToForwardTwice(Client node) {
        await().until(() -> {
            Answer answer =
                    node.post(
                            "/api/v1/models",
                            "{\"name\": \"%s\"}".formatted(name("model")),
                            "Modelog-Forwarded-By: somebody");
            return answer.status() == 503
                    && answer.problem().equals("owner-unknown")
                    && answer.header("Retry-After").equals("1");
        });
    }

    private static void created(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private static double forwarded(Client node) {
        return node.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("modelog_commands_total{outcome=\"forwarded\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }

    private static Set<String> owners(Client node) {
        return StreamSupport.stream(
                        node.get("/api/v1/nodes").json().get("slots").spliterator(), false)
                .map(slot -> slot.get("owner").asText())
                .collect(Collectors.toSet());
    }

    private ServerConfig config() {
        return new ServerConfig(
                0,
                "127.0.0.1",
                directory,
                SharedNode.bootstrapServers(),
                client().url().resolve("/registry"),
                null,
                null,
                "second",
                null,
                (short) -1,
                PersonalData.PLAIN);
    }
}
