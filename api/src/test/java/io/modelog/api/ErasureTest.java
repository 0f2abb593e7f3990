package io.modelog.api;

import static io.modelog.api.SharedNode.created;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes that encrypt personal data. The name looked for is so odd that it is nowhere by chance.
class ErasureTest {
    private static final String BOB = "bob-qzxv";
    private static final String HIS_WORDS = "his-cat-qzxv-is-ill";
    private static final Duration WAIT = Duration.ofSeconds(60);

    @TempDir Path directory;

    @Test
    void an_erased_subject_is_forgotten_everywhere_and_what_it_did_is_not() throws Exception {
        try (var first = started(embedded())) {
            var one = new Client(first.url());
            try (var second = started(beside(first))) {
                var two = new Client(second.url());
                act(one, two);
                assertThat(one.get("/api/v1/subjects").items("subject"))
                        .containsExactly("alice", BOB);
                assertThat(filesWith(BOB)).isNotEmpty();

                var pseudonym = erase(one);

                for (var node : List.of(one, two)) {
                    await().atMost(WAIT).until(() -> hasForgotten(node));
                    assertThat(whatIsTold(node)).doesNotContain(BOB, HIS_WORDS);
                    assertThat(node.get("/api/v1/models/churn/history").items("actor"))
                            .containsExactly(pseudonym, "alice", pseudonym, "alice");
                    assertThat(node.get("/api/v1/models/churn").text("createdBy"))
                            .isEqualTo(pseudonym);
                    verify(node);
                }
                assertThat(filesWith(BOB)).isEmpty();
                assertThat(filesWith(HIS_WORDS)).isEmpty();
            }
        }
        try (var again = started(embedded())) {
            var node = new Client(again.url());
            assertThat(whatIsTold(node)).doesNotContain(BOB, HIS_WORDS);
            assertThat(node.get("/api/v1/views").json().get("forgetting").asBoolean()).isFalse();
            assertThat(node.get("/api/v1/views/rebuild").problem()).isEqualTo("replay-unknown");
            var returned = node.patch("/api/v1/models/churn", "{\"license\": \"MIT\"}", as(BOB));
            assertThat(returned.text("updatedBy")).isEqualTo(BOB);
            assertThat(returned.text("createdBy")).startsWith("erased-");
        }
    }

    private static void act(Client one, Client two) {
        var churn =
                created(
                        one.post(
                                "/api/v1/models",
                                "{\"name\": \"churn\"}",
                                as(BOB),
                                "Modelog-Reason: " + HIS_WORDS,
                                "Modelog-Personal: reason"));
        var seen = "Modelog-Position: " + churn.header("Modelog-Position");
        created(two.post("/api/v1/models/churn/versions", "{}", as("alice"), seen));
        var version = "/api/v1/models/churn/versions/1";
        created(
                two.post(
                        version + "/requests",
                        "{\"stage\": \"production\", \"reason\": \"%s\"}".formatted(HIS_WORDS),
                        as(BOB),
                        "Modelog-Personal: reason"));
        var promoted = two.put(version + "/stage", "{\"stage\": \"production\"}", as("alice"));
        assertThat(promoted.status()).isEqualTo(200);
        one.get(version, "Modelog-Position: " + promoted.header("Modelog-Position"));
    }

    private static String erase(Client node) {
        var request = "{\"subject\": \"%s\"}".formatted(BOB);
        var key = "Idempotency-Key: erase";
        var erased =
                created(
                        node.post(
                                "/api/v1/erasures",
                                request,
                                as("alice"),
                                key,
                                "Modelog-Reason: ticket 42"));
        assertThat(erased.text("reason")).isEqualTo("ticket 42");
        assertThat(erased.text("erasedBy")).isEqualTo("alice");
        assertThat(node.get(erased.header("Location")).body()).isEqualTo(erased.body());
        assertThat(node.post("/api/v1/erasures", request, as("alice"), key).body())
                .isEqualTo(erased.body());
        assertThat(node.post("/api/v1/erasures", request, as("alice")).problem())
                .isEqualTo("subject-unknown");
        return erased.text("subject");
    }

    /// A node that has not heard of the erasure yet still lists the subject.
    private static boolean hasForgotten(Client node) {
        return node.get("/api/v1/subjects").items("subject").equals(List.of("alice"))
                && !node.get("/api/v1/views").json().get("forgetting").asBoolean();
    }

    private static String whatIsTold(Client node) {
        var told = new StringBuilder();
        for (var path :
                List.of(
                        "models",
                        "models/churn",
                        "models/churn/history",
                        "models/churn/versions",
                        "models/churn/versions/1",
                        "requests",
                        "subjects",
                        "stages/production")) {
            var answer = node.get("/api/v1/" + path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            told.append(answer.body());
        }
        return told.toString();
    }

    /// Folds the log afresh, which checks every hash, and compares.
    private static void verify(Client node) {
        assertThat(node.post("/api/v1/views/verify", "").status()).isEqualTo(202);
        await().atMost(WAIT)
                .until(() -> node.get("/api/v1/views/verify").text("phase").equals("done"));
        node.get("/api/v1/views/verify")
                .json()
                .get("checks")
                .forEach(check -> assertThat(check.get("different").asLong()).isZero());
    }

    /// Of the views of both nodes. The broker's own file of keys is compacted later.
    private List<Path> filesWith(String text) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("modelog.keys"))
                    .filter(file -> contains(file, text))
                    .toList();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), UTF_8).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String as(String actor) {
        return "Modelog-Actor: " + actor;
    }

    private static Node started(ServerConfig config) throws IOException, InterruptedException {
        var node = new Node(config);
        node.start();
        node.awaitReady();
        return node;
    }

    private ServerConfig embedded() {
        return config(directory.resolve("one"), null, null);
    }

    private ServerConfig beside(Node first) {
        return config(
                directory.resolve("two"),
                first.bootstrapServers(),
                first.url().resolve("/registry"));
    }

    private static ServerConfig config(Path data, @Nullable String kafka, @Nullable URI registry) {
        return new ServerConfig(
                0,
                "127.0.0.1",
                data,
                kafka,
                registry,
                null,
                null,
                null,
                null,
                (short) -1,
                PersonalData.ENCRYPTED);
    }
}
