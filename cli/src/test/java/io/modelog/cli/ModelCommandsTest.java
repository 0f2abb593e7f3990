package io.modelog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelCommandsTest {
    private final StubNode node = new StubNode();
    private final Terminal terminal = Terminal.at(node.url());

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void the_list_shows_one_line_for_each_model() {
        node.lists("GET /models?limit=1000", Examples.IRIS);

        assertThat(terminal.run("model", "list"))
                .isEqualTo(
                        new Terminal.Result(
                                0,
                                """
                                NAME             LATEST  VERSIONS  LICENSE     TAGS           DESCRIPTION                     UPDATED
                                iris_classifier  2       2         Apache-2.0  flowers, demo  Show case Model Control Plane.  2026-11-24 10:05:00Z
                                """,
                                ""));
    }

    @Test
    void an_empty_catalogue_is_one_sentence() {
        node.lists("GET /models?limit=1000");

        assertThat(terminal.run("model", "list"))
                .isEqualTo(new Terminal.Result(0, "There are no models.\n", ""));
    }

    @Test
    void an_empty_catalogue_is_an_empty_array_in_json() {
        node.lists("GET /models?limit=1000");

        assertThat(terminal.run("model", "list", "-o", "json"))
                .isEqualTo(new Terminal.Result(0, "[ ]\n", ""));
    }

    @Test
    void a_list_cut_short_says_so() {
        node.lists("GET /models?limit=2", Examples.IRIS, Examples.IRIS);

        assertThat(terminal.run("model", "list", "--limit", "1").err())
                .isEqualTo("Only the first 1 are shown; --limit shows more.\n");
    }

    @Test
    void show_leaves_out_what_the_model_does_not_say() {
        node.answers("GET /models/iris_classifier", 200, Examples.IRIS);

        assertThat(terminal.run("model", "show", "iris_classifier").out())
                .isEqualTo(
                        """
                        name              iris_classifier
                        id                0198c5f2-0000-7000-8000-000000000001
                        latest version    2
                        versions          2
                        license           Apache-2.0
                        description       Show case Model Control Plane.
                        tags              flowers, demo
                        save to registry  yes
                        created           2026-11-24 10:00:00Z
                        created by        alice
                        updated           2026-11-24 10:05:00Z
                        updated by        bob
                        """);
    }

    @Test
    void json_is_what_the_node_sent() {
        node.answers("GET /models/iris_classifier", 200, Examples.IRIS);

        assertThat(terminal.run("model", "show", "iris_classifier", "--output", "JSON").out())
                .isEqualTo(
                        """
                        {
                          "name" : "iris_classifier",
                          "id" : "0198c5f2-0000-7000-8000-000000000001",
                          "license" : "Apache-2.0",
                          "description" : "Show case Model Control Plane.",
                          "audience" : null,
                          "useCases" : null,
                          "limitations" : null,
                          "tradeOffs" : null,
                          "ethics" : null,
                          "tags" : [ "flowers", "demo" ],
                          "saveToRegistry" : true,
                          "latestVersion" : 2,
                          "versions" : 2,
                          "createdAt" : "2026-11-24T10:00:00Z",
                          "createdBy" : "alice",
                          "updatedAt" : "2026-11-24T10:05:00Z",
                          "updatedBy" : "bob"
                        }
                        """);
    }

    @Test
    void register_sends_what_was_given_and_nothing_else() {
        node.answers("POST /models", 201, Examples.IRIS);

        var result =
                terminal.run(
                        "model",
                        "register",
                        "-n",
                        "iris_classifier",
                        "-l",
                        "Apache-2.0",
                        "-u",
                        "flowers",
                        "--tradeoffs",
                        "speed",
                        "-t",
                        "flowers",
                        "-t",
                        "demo",
                        "--reason",
                        "new crop");

        assertThat(result.code()).isZero();
        assertThat(node.requests())
                .containsExactly(
                        new StubNode.Request(
                                "POST /models",
                                """
                                {"name":"iris_classifier","license":"Apache-2.0","useCases":"flowers",\
                                "tradeOffs":"speed","tags":["flowers","demo"],"saveToRegistry":true}\
                                """,
                                "alice",
                                "new crop",
                                ""));
    }

    @Test
    void a_name_taken_is_one_sentence_and_a_remedy() {
        node.refuses("POST /models", 409, "model-exists", "iris_classifier exists already", "");

        assertThat(terminal.run("model", "register", "-n", "iris_classifier"))
                .isEqualTo(
                        new Terminal.Result(
                                1,
                                "",
                                """
                                modelog: iris_classifier exists already
                                Choose another name, or change it with 'modelog model update'.
                                """));
    }

    @Test
    void a_model_needs_a_name() {
        assertThat(terminal.run("model", "register"))
                .isEqualTo(
                        new Terminal.Result(
                                2,
                                "",
                                """
                                modelog: Missing required option: '--name=<name>'
                                Try 'modelog model register --help'.
                                """));
    }

    @Test
    void update_leaves_alone_what_was_not_given_and_clears_with_an_empty_text() {
        node.answers("PATCH /models/iris_classifier", 200, Examples.IRIS);

        var result =
                terminal.run("model", "update", "iris_classifier", "-e", "none known", "-d", "");

        assertThat(result.code()).isZero();
        assertThat(node.requests().getFirst().body())
                .isEqualTo("{\"description\":null,\"ethics\":\"none known\"}");
    }

    @Test
    void an_update_of_nothing_is_wrong_usage() {
        assertThat(terminal.run("model", "update", "iris_classifier"))
                .isEqualTo(
                        new Terminal.Result(
                                2,
                                "",
                                """
                                modelog: nothing to change was given
                                Try 'modelog model update --help'.
                                """));
    }

    @Test
    void delete_asks_a_person_first() {
        node.answers("DELETE /models/iris_classifier", 204, "");

        assertThat(terminal.answering(false).run("model", "delete", "iris_classifier"))
                .isEqualTo(new Terminal.Result(0, "Nothing was deleted.\n", ""));
        assertThat(node.requests()).isEmpty();
        assertThat(terminal.answering(true).run("model", "delete", "iris_classifier"))
                .isEqualTo(new Terminal.Result(0, "Deleted iris_classifier.\n", ""));
    }

    @Test
    void delete_needs_yes_where_nobody_can_be_asked() {
        assertThat(terminal.run("model", "delete", "iris_classifier"))
                .isEqualTo(
                        new Terminal.Result(
                                1,
                                "",
                                """
                                modelog: 'Delete iris_classifier with all its versions?' was not answered: nobody can be asked here.
                                Repeat with --yes.
                                """));
        assertThat(node.requests()).isEmpty();
    }

    @Test
    void delete_with_yes_asks_nobody() {
        node.answers("DELETE /models/iris_classifier", 204, "");

        assertThat(terminal.run("model", "delete", "iris_classifier", "-y"))
                .isEqualTo(new Terminal.Result(0, "Deleted iris_classifier.\n", ""));
    }
}
