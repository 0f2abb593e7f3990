package io.modelog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionMetadataCommandTest {
    private final StubNode node = new StubNode();
    private final Terminal terminal = Terminal.at(node.url());

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void metadata_is_shown_and_logged() {
        var logged =
                """
                {"key": "accuracy", "type": "double", "value": 0.95, "loggedAt": "2026-11-24T10:00:00Z",
                 "loggedBy": "alice"}
                """;
        node.lists("GET /models/m/versions/latest/metadata", logged);
        node.lists("POST /models/m/versions/3/metadata", logged);

        var table =
                """
                KEY       VALUE  TYPE    LOGGED                BY
                accuracy  0.95   double  2026-11-24 10:00:00Z  alice
                """;
        assertThat(terminal.type("model version metadata m").out()).isEqualTo(table);
        assertThat(terminal.type("model version metadata m 3 accuracy=0.95 name=5x").out())
                .isEqualTo(table);
        assertThat(node.requests().getLast().body())
                .isEqualTo("{\"accuracy\":0.95,\"name\":\"5x\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$uri\": \"a b\"}",
                "{\"$size\": -1}",
                "99999999999999999999",
                "1e999",
                "null",
                "[1, null]",
                "{\"a\": 1",
                "[1, 2",
                "\"text"
            })
    void what_begins_as_json_and_is_no_metadata_is_refused(String value) {
        var told = terminal.run("model", "version", "metadata", "m", "2", "k=" + value);

        assertThat(told.code()).isEqualTo(2);
        assertThat(told.err()).startsWith("modelog: '" + value + "' is no metadata: ");
        assertThat(node.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-31", "3 4", "true story", "", "1.2.3", "nulls"})
    void what_is_no_json_is_text(String value) {
        node.answers("POST /models/m/versions/2/metadata", 200, "{\"items\": [], \"next\": null}");

        assertThat(terminal.run("model", "version", "metadata", "m", "2", "k=" + value).code())
                .isZero();
        assertThat(node.requests().getFirst().body()).isEqualTo("{\"k\":\"" + value + "\"}");
    }
}
