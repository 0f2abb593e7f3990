package io.modelog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// D-74, 3.3.
class TagCommandsTest {
    private static final String GPU =
            """
            {"name": "gpu", "color": "green", "registered": true, "models": 1, "versions": 2,
             "artifacts": 0, "artifactVersions": 0}
            """;

    private final StubNode node = new StubNode();
    private final Terminal terminal = Terminal.at(node.url());

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void tags_are_listed_with_how_many_have_them() {
        node.lists("GET /tags", GPU);

        assertThat(terminal.type("tag list --color green").out())
                .isEqualTo(
                        """
                        NAME  COLOR  REGISTERED  MODELS  VERSIONS  ARTIFACTS  ARTIFACT VERSIONS
                        gpu   green  yes         1       2         0          0
                        Page 1 of 1, 1 in total.
                        """);
        assertThat(node.lastQuery()).startsWith("filter=color = 'green'&");
    }

    @Test
    void a_tag_is_registered_under_either_spelling() {
        node.answers("POST /tags", 201, GPU);

        terminal.type("tag register gpu -c green");
        assertThat(node.requests().getLast().body()).contains("\"gpu\"", "\"green\"");
        terminal.type("tag register -n gpu");
        assertThat(node.requests().getLast().body()).isEqualTo("{\"name\":\"gpu\"}");
        assertThat(terminal.type("tag register").code()).isEqualTo(2);
    }

    @Test
    void a_tag_changes_its_colour_and_keeps_its_name() {
        node.answers("PATCH /tags/gpu", 200, GPU);

        assertThat(terminal.type("tag update gpu -c BLUE").code()).isZero();
        assertThat(node.requests().getLast().body()).isEqualTo("{\"color\":\"blue\"}");
        assertThat(terminal.type("tag update gpu -n cpu").code()).isEqualTo(1);
        assertThat(terminal.type("tag update gpu").code()).isEqualTo(2);
        assertThat(terminal.type("tag update gpu -c pink").err())
                .startsWith(
                        "modelog: Invalid value for option '--color': 'pink' is none of grey, ");
    }

    @Test
    void a_tag_that_is_used_is_deleted_with_force_only() {
        node.answers("DELETE /tags/gpu?force=true", 204, "");
        node.refuses("DELETE /tags/gpu", 409, "deletion-guarded", "gpu is used", "");

        assertThat(terminal.type("tag delete gpu -y").code()).isEqualTo(1);
        assertThat(terminal.type("tag delete gpu -y -f"))
                .isEqualTo(new Terminal.Result(0, "Deleted the tag gpu.\n", ""));
    }
}
