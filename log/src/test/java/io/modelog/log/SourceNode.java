package io.modelog.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.api.Node;
import io.modelog.api.PersonalData;
import io.modelog.api.ServerConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A node with an embedded broker, and what a team did with it.
final class SourceNode implements AutoCloseable {
    private static final int REPEATS_MAX = 20;
    private static final String WEIGHTS =
            """
            {"uri": "file:/weights", "sha256": "%s", "sizeBytes": 3, "mediaType": "application/octet-stream",
             "type": "byte[]", "kind": "model"}
            """
                    .formatted("ab".repeat(32));

    private final HttpClient http = HttpClient.newHttpClient();
    private final Node node;

    private SourceNode(Node node) {
        this.node = node;
    }

    static SourceNode start(Path data) throws IOException, InterruptedException {
        var node =
                new Node(
                        new ServerConfig(
                                0,
                                "127.0.0.1",
                                data,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                (short) -1,
                                PersonalData.PLAIN));
        node.start();
        node.awaitReady();
        return new SourceNode(node);
    }

    /// Models, versions, promotions, tags, metadata, an artifact, a run, and deletions.
    void work() throws IOException, InterruptedException {
        send("POST", "/tags", "{\"name\": \"legacy\", \"color\": \"red\"}");
        for (var name : new String[] {"churn", "fraud", "iris"}) {
            send("POST", "/models", "{\"name\": \"%s\", \"tags\": [\"legacy\"]}".formatted(name));
            send("POST", "/models/%s/versions".formatted(name), "{}");
            send("POST", "/models/%s/versions".formatted(name), "{}");
            promote(name, 1);
            promote(name, 2);
        }
        send("POST", "/artifacts/weights/versions", WEIGHTS);
        send("DELETE", "/models/fraud?force=true", null);
        send("POST", "/models", "{\"name\": \"fraud\"}");
    }

    void promote(String model, int version) throws IOException, InterruptedException {
        send(
                "PUT",
                "/models/%s/versions/%d/stage".formatted(model, version),
                "{\"stage\": \"production\", \"force\": true, \"reason\": \"better\"}");
    }

    /// Sends it again with its key as long as the outcome is not shown yet: a busy machine may need longer than a node waits.
    private void send(String method, String path, @Nullable String json)
            throws IOException, InterruptedException {
        var body = json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
        var request =
                HttpRequest.newBuilder(URI.create(node.url() + "/api/v1" + path))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .method(method, body)
                        .build();
        var answer = http.send(request, BodyHandlers.ofString());
        for (var again = 0; answer.statusCode() == 503 && again < REPEATS_MAX; again++) {
            answer = http.send(request, BodyHandlers.ofString());
        }
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    int status(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(node.url() + "/api/v1" + path)).build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    @Override
    public void close() {
        node.close();
        http.close();
    }
}
