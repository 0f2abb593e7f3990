package io.modelog.api;

import static io.modelog.api.SharedNode.created;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a node that was started again says of what it wrote before.
class RestartTest {
    private static final String LICENSE = "{\"license\": \"MIT\"}";

    @TempDir Path directory;

    @Test
    void a_write_that_changes_nothing_says_where_the_log_stands() throws Exception {
        String model;
        String position;
        try (var node = started()) {
            var client = new Client(node.url());
            model = created(client.post("/api/v1/models", "{\"name\": \"m\"}")).header("Location");
            position = client.patch(model, LICENSE).header("Modelog-Position");
        }

        try (var node = started()) {
            var again = new Client(node.url()).patch(model, LICENSE);

            assertThat(again.header("ETag")).isEqualTo("\"2\"");
            assertThat(partition(again.header("Modelog-Position"))).isEqualTo(partition(position));
            assertThat(offset(again.header("Modelog-Position")))
                    .isGreaterThanOrEqualTo(offset(position));
        }
    }

    private Node started() throws IOException, InterruptedException {
        var node = new Node(SharedNode.embedded(directory));
        node.start();
        node.awaitReady();
        return node;
    }

    private static String partition(String position) {
        return position.split(":", 2)[0];
    }

    private static long offset(String position) {
        return Long.parseLong(position.split(":", 2)[1]);
    }
}
