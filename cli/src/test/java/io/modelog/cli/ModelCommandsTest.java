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

    /// C-10, C-4.
    @Test
    void the_list_shows_one_line_for_each_model() {
        node.lists("GET /models", Examples.IRIS);

        assertThat(terminal.type("model list"))
                .isEqualTo(
                        new Terminal.Result(
                                0,
                                """
                                NAME             LATEST  VERSIONS  LICENSE     TAGS           DESCRIPTION                     UPDATED
                                iris_classifier  2       2         Apache-2.0  flowers, demo  Show case Model Control Plane.  2026-11-24 10:05:00Z
                                Page 1 of 1, 1 in total.
                                """,
                                ""));
    }

    /// C-5.
    @Test
    void an_empty_catalogue_is_one_sentence() {
        node.lists("GET /models");

        assertThat(terminal.type("model list"))
                .isEqualTo(new Terminal.Result(0, "There are no models.\n", ""));
        assertThat(terminal.type("model list --tag x"))
                .isEqualTo(new Terminal.Result(0, "There are no such models.\n", ""));
    }

    @Test
    void show_leaves_out_what_the_model_does_not_say() {
        node.answers("GET /models/iris_classifier", 200, Examples.IRIS);

        assertThat(terminal.type("model show iris_classifier").out())
                .isEqualTo(
                        """
                        name              iris_classifier
                        id                0198c5f2-0000-7000-8000-000000000001
                        latest            2
                        versions          2
                        stages            none, staging, production, archived
                        license           Apache-2.0
                        tags              flowers, demo
                        description       Show case Model Control Plane.
                        save to registry  yes
                        created           2026-11-24 10:00:00Z
                        created by        alice
                        updated           2026-11-24 10:05:00Z
                        updated by        bob
                        """);
    }

    /// C-11.
    @Test
    void register_sends_what_was_given_and_nothing_else() {
        node.answers("POST /models", 201, Examples.IRIS);

        var result =
                terminal.type(
                        "model register -n iris_classifier -l Apache-2.0 -u flowers --tradeoffs speed"
                                + " -t flowers -t demo -s false --reason \"new crop\"");

        assertThat(result.code()).isZero();
        assertThat(node.requests())
                .containsExactly(
                        new StubNode.Request(
                                "POST /models",
                                """
                                {"name":"iris_classifier","license":"Apache-2.0","useCases":"flowers",\
                                "tradeOffs":"speed","tags":["flowers","demo"],"saveToRegistry":false}\
                                """,
                                "alice",
                                "new crop",
                                ""));
    }

    /// C-11, C-8.
    @Test
    void long_options_take_dashes_and_underscores() {
        node.answers("POST /models", 201, Examples.IRIS);

        terminal.type(
                "model register --name=m --use_cases=u_1 --ethical e --limitations l --audience a"
                        + " --save_models_to_registry no");

        assertThat(node.requests().getFirst().body())
                .isEqualTo(
                        """
                        {"name":"m","audience":"a","useCases":"u_1","limitations":"l","ethics":"e",\
                        "tags":[],"saveToRegistry":false}\
                        """);
    }

    @Test
    void a_name_taken_is_one_sentence_and_a_remedy() {
        node.refuses("POST /models", 409, "model-exists", "iris_classifier exists already", "");

        assertThat(terminal.type("model register -n iris_classifier"))
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
        assertThat(terminal.type("model register"))
                .isEqualTo(
                        new Terminal.Result(
                                2,
                                "",
                                """
                                modelog: Missing required option: '--name=<name>'
                                Try 'modelog model register --help'.
                                """));
    }

    /// B-1, B-2: what is not given is not sent, so the node leaves it alone.
    @Test
    void b_1_b_2_update_leaves_alone_what_was_not_given_and_clears_with_an_empty_text() {
        node.answers("PATCH /models/iris_classifier", 200, Examples.IRIS);

        var result = terminal.type("model update iris_classifier -e \"none known\" -d \"\"");

        assertThat(result.code()).isZero();
        assertThat(node.requests().getFirst().body())
                .isEqualTo("{\"description\":null,\"ethics\":\"none known\"}");
    }

    /// C-12, T-1, B-2.
    @Test
    void update_adds_and_removes_tags_and_changes_the_registry_flag_when_told() {
        node.answers("PATCH /models/m", 200, Examples.IRIS);

        terminal.type("model update m -t a -t b -r c --remove_tag d -s false");

        assertThat(node.requests().getFirst().body())
                .isEqualTo(
                        "{\"saveToRegistry\":false,\"addTags\":[\"a\",\"b\"],\"removeTags\":[\"c\",\"d\"]}");
    }

    @Test
    void an_update_of_nothing_is_wrong_usage() {
        assertThat(terminal.type("model update iris_classifier"))
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
    void a_model_cannot_be_renamed() {
        assertThat(terminal.type("model update m -n other"))
                .isEqualTo(
                        new Terminal.Result(
                                1,
                                "",
                                """
                                modelog: m cannot be renamed: a model's name is its stream in the log
                                Register other with 'modelog model register -n', and train into that.
                                """));
        assertThat(node.requests()).isEmpty();
    }

    /// C-13.
    @Test
    void delete_asks_a_person_first_and_says_what_is_in_production() {
        node.answers("GET /models/iris_classifier/versions/production", 200, Examples.VERSION_2);
        node.answers("DELETE /models/iris_classifier", 204, "");

        var asked = terminal.answering(false).type("model delete iris_classifier");

        assertThat(asked).isEqualTo(new Terminal.Result(0, "Nothing was deleted.\n", ""));
        assertThat(node.requests()).hasSize(1);
        assertThat(terminal.questions())
                .containsExactly(
                        "Version 2 is in production. Delete iris_classifier with all its versions?");
        assertThat(terminal.answering(true).type("model delete iris_classifier"))
                .isEqualTo(new Terminal.Result(0, "Deleted iris_classifier.\n", ""));
        assertThat(node.lastQuery()).isEqualTo("force=true");
    }

    @Test
    void delete_of_a_model_with_nothing_in_production_asks_the_shorter_question() {
        node.refuses("GET /models/m/versions/production", 404, "version-unknown", "none", "");

        terminal.answering(false).type("model delete m");

        assertThat(terminal.questions()).containsExactly("Delete m with all its versions?");
    }

    @Test
    void delete_of_an_unknown_model_asks_nothing() {
        node.refuses("GET /models/m/versions/production", 404, "model-unknown", "no model m", "");

        assertThat(terminal.answering(true).type("model delete m").code()).isEqualTo(1);
        assertThat(terminal.questions()).isEmpty();
    }

    @Test
    void delete_needs_yes_where_nobody_can_be_asked() {
        assertThat(terminal.type("model delete iris_classifier"))
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
    void delete_with_yes_asks_nobody_and_means_all_of_it() {
        node.answers("DELETE /models/iris_classifier", 204, "");

        assertThat(terminal.type("model delete iris_classifier -y"))
                .isEqualTo(new Terminal.Result(0, "Deleted iris_classifier.\n", ""));
        assertThat(node.lastQuery()).isEqualTo("force=true");
    }

    /// B-17, V-11: only list options know operators.
    @Test
    void a_name_that_looks_like_an_operator_is_the_name() {
        node.answers("GET /models/contains%3Airis", 200, Examples.IRIS);

        assertThat(terminal.type("model show contains:iris").code()).isZero();
    }

    @Test
    void a_text_with_underscores_stays_as_it_is() {
        node.answers("PATCH /models/m", 200, Examples.IRIS);

        terminal.type("model update m --use_cases=--a_b_c -d \"--save_it\"");

        assertThat(node.requests().getFirst().body())
                .isEqualTo("{\"description\":\"--save_it\",\"useCases\":\"--a_b_c\"}");
    }
}
