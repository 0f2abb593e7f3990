package io.modelog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VersionCommandsTest {
    private static final String VERSION_2 = "PATCH /models/iris_classifier/versions/2";

    private final StubNode node = new StubNode();
    private final Terminal terminal = Terminal.at(node.url());

    @AfterEach
    void close() {
        node.close();
    }

    /// C-14; C-6: a stage that was never set is blank.
    @Test
    void the_list_shows_stages_and_counts() {
        node.lists(
                "GET /models/iris_classifier/versions",
                Examples.VERSION_1,
                Examples.VERSION_2,
                Examples.version(3, "null", 0));

        var table =
                """
                NUMBER  NAME  STAGE       DATA  MODEL  ENDPOINT  RUNS  UPDATED
                1       1     archived    4     1      0         3     2026-11-24 10:03:00Z
                2       2     production  4     1      0         1     2026-11-24 10:03:00Z
                3       3                 4     1      0         0     2026-11-24 10:03:00Z
                Page 1 of 1, 3 in total.
                """;
        assertThat(terminal.type("model version list iris_classifier").out()).isEqualTo(table);
        assertThat(terminal.type("model version list -n iris_classifier").out()).isEqualTo(table);
        assertThat(terminal.type("model version list --model_name iris_classifier").out())
                .isEqualTo(table);
    }

    /// C-14, newest spelling.
    @Test
    void the_list_without_a_model_is_of_all_models() {
        node.lists("GET /versions", Examples.VERSION_2);

        assertThat(terminal.type("model version list").out())
                .isEqualTo(
                        """
                        MODEL            NUMBER  NAME  STAGE       DATA  MODEL  ENDPOINT  RUNS  UPDATED
                        iris_classifier  2       2     production  4     1      0         1     2026-11-24 10:03:00Z
                        Page 1 of 1, 1 in total.
                        """);
    }

    @Test
    void two_different_models_are_wrong_usage() {
        assertThat(terminal.type("model version list a -n b").err())
                .isEqualTo(
                        """
                        modelog: two models were named, a and b: name one
                        Try 'modelog model version list --help'.
                        """);
    }

    /// C-14, B-16.
    @Test
    void b_16_the_versions_of_an_unknown_model_are_one_sentence() {
        node.refuses("GET /models/x/versions", 404, "model-unknown", "there is no model x", "");

        assertThat(terminal.type("model version list x"))
                .isEqualTo(
                        new Terminal.Result(
                                1,
                                "",
                                """
                                modelog: there is no model x
                                'modelog model list' shows the models.
                                """));
    }

    @Test
    void nothing_in_a_stage_is_one_sentence() {
        node.lists("GET /models/iris_classifier/versions");

        assertThat(terminal.type("model version list iris_classifier --stage staging"))
                .isEqualTo(new Terminal.Result(0, "iris_classifier has no such versions.\n", ""));
        assertThat(node.lastQuery()).startsWith("filter=stage = 'staging'&");
    }

    @Test
    void show_takes_the_latest_where_none_is_named() {
        node.answers("GET /models/iris_classifier/versions/latest", 200, Examples.VERSION_2);

        assertThat(terminal.type("model version show iris_classifier").out())
                .isEqualTo(
                        """
                        model               iris_classifier
                        number              2
                        name                2
                        id                  0198c5f2-0000-7000-8000-000000000002
                        stage               production
                        since               2026-11-24 10:03:00Z
                        data artifacts      4
                        model artifacts     1
                        endpoint artifacts  0
                        runs                1
                        created             2026-11-24 10:01:00Z
                        created by          alice
                        updated             2026-11-24 10:03:00Z
                        updated by          alice
                        """);
    }

    @Test
    void create_sends_all_that_was_given() {
        node.answers("POST /models/iris_classifier/versions", 201, Examples.VERSION_1);

        var result =
                terminal.type(
                        "model version create iris_classifier -n spring -d \"May data\" -t a -s staging"
                                + " --metadata accuracy=0.95 --metadata note=fine --metadata rows=[1,2]"
                                + " --reason \"new data\"");

        assertThat(result.code()).isZero();
        assertThat(node.requests())
                .containsExactly(
                        new StubNode.Request(
                                "POST /models/iris_classifier/versions",
                                """
                                {"name":"spring","description":"May data","tags":["a"],\
                                "metadata":{"accuracy":0.95,"note":"fine","rows":[1,2]},"stage":"staging"}\
                                """,
                                "alice",
                                "new data",
                                ""));
    }

    @Test
    void metadata_without_a_key_is_wrong_usage() {
        assertThat(terminal.type("model version create m --metadata 0.95").err())
                .startsWith(
                        "modelog: '0.95' is no metadata: write key=value, such as accuracy=0.95");
        assertThat(node.requests()).isEmpty();
    }

    /// C-15.
    @Test
    void an_update_is_one_request_with_all_that_was_given() {
        node.answers(VERSION_2, 200, Examples.VERSION_2);

        var result =
                terminal.type(
                        "model version update iris_classifier 2 -s production -f -n summer -d \"\""
                                + " -t a -r b --reason better");

        assertThat(result.code()).isZero();
        assertThat(node.requests()).hasSize(1);
        assertThat(node.requests().getFirst().reason()).isEqualTo("better");
        assertThat(node.requests().getFirst().body())
                .isEqualTo(
                        """
                        {"name":"summer","description":null,"addTags":["a"],"removeTags":["b"],\
                        "stage":"production","force":true}\
                        """);
    }

    @Test
    void an_occupied_stage_is_refused_where_nobody_can_be_asked() {
        occupied();

        assertThat(terminal.type("model version update iris_classifier 2 -s production"))
                .isEqualTo(
                        new Terminal.Result(
                                1,
                                "",
                                """
                                modelog: iris_classifier@1 holds production
                                Repeat with --force to archive the version that holds it.
                                """));
    }

    /// C-16, B-10: the row shown is the holder's.
    @Test
    void b_10_an_occupied_stage_is_shown_with_its_holder_and_left_alone_when_a_person_says_no() {
        occupied();

        var result =
                terminal.with("NO_COLOR", "1")
                        .answering(false)
                        .type("model version update iris_classifier 2 -s production -n summer");

        assertThat(result)
                .isEqualTo(
                        new Terminal.Result(
                                0,
                                """
                                NUMBER  NAME  STAGE     DATA  MODEL  ENDPOINT  RUNS  UPDATED
                                1       1     archived  4     1      0         3     2026-11-24 10:03:00Z
                                Nothing was changed.
                                """,
                                ""));
        assertThat(terminal.questions())
                .containsExactly("Version 1 holds production. Archive it and go on?");
    }

    /// C-16, B-11: the new name is not forgotten.
    @Test
    void b_11_an_occupied_stage_is_taken_with_all_of_the_change_when_a_person_says_yes() {
        occupied();

        terminal.answering(true)
                .type("model version update iris_classifier 2 -s production -n summer");

        assertThat(node.requests().getLast().body())
                .isEqualTo("{\"name\":\"summer\",\"stage\":\"production\",\"force\":true}");
    }

    /// C-15, S-3.
    @Test
    void latest_is_no_stage() {
        assertThat(terminal.type("model version update m 2 -s latest"))
                .isEqualTo(
                        new Terminal.Result(
                                2,
                                "",
                                """
                                modelog: Invalid value for option '--stage': 'latest' is no stage: it is always the newest version
                                Try 'modelog model version update --help'.
                                """));
    }

    @Test
    void an_update_of_nothing_is_wrong_usage() {
        assertThat(terminal.type("model version update m 2 --force").code()).isEqualTo(2);
        assertThat(node.requests()).isEmpty();
    }

    /// C-17.
    @Test
    void delete_names_version_and_model() {
        node.answers("DELETE /models/iris_classifier/versions/2", 204, "");

        assertThat(terminal.type("model version delete iris_classifier 2 -y"))
                .isEqualTo(new Terminal.Result(0, "Deleted version 2 of iris_classifier.\n", ""));
        assertThat(node.lastQuery()).isEmpty();
        terminal.answering(false).type("model version delete iris_classifier 2");
        assertThat(terminal.questions()).containsExactly("Delete version 2 of iris_classifier?");
    }

    /// B-13.
    @Test
    void a_person_is_told_what_needs_the_version_and_may_delete_it_all_the_same() {
        node.answers("DELETE /models/m/versions/2?force=true", 204, "");
        node.refuses(
                "DELETE /models/m/versions/2",
                409,
                "deletion-guarded",
                "m@2 is needed",
                ", \"why\": [\"m@2 is in production\"]");

        assertThat(terminal.answering(true).type("model version delete m 2"))
                .isEqualTo(new Terminal.Result(0, "Deleted version 2 of m.\n", ""));
        assertThat(terminal.questions())
                .containsExactly(
                        "Delete version 2 of m?",
                        "m@2 is in production. Delete version 2 of m all the same?");
    }

    @Test
    void a_guard_says_its_sentence_once() {
        node.refuses(
                "DELETE /models/m/versions/2",
                409,
                "deletion-guarded",
                "m@2 is in production; give force to delete it all the same",
                ", \"why\": [\"m@2 is in production\"]");

        assertThat(terminal.type("model version delete m 2 -y").err())
                .isEqualTo(
                        """
                        modelog: m@2 is in production
                        Repeat with --force to delete it all the same.
                        """);
    }

    @Test
    void a_version_is_swapped_with_another_one_only() {
        assertThat(terminal.type("model version swap m 1 1"))
                .isEqualTo(
                        new Terminal.Result(
                                2,
                                "",
                                """
                                modelog: 1 was named twice: name two versions
                                Try 'modelog model version swap --help'.
                                """));
        assertThat(node.requests()).isEmpty();
    }

    @Test
    void a_version_in_production_is_deleted_with_force_only() {
        node.refuses(
                "DELETE /models/m/versions/2",
                409,
                "deletion-guarded",
                "m@2 is in production",
                ", \"why\": [\"m@2 is in production\"]");
        node.answers("DELETE /models/m/versions/2?force=true", 204, "");

        assertThat(terminal.type("model version delete m 2 -y"))
                .isEqualTo(
                        new Terminal.Result(
                                1,
                                "",
                                """
                                modelog: m@2 is in production
                                Repeat with --force to delete it all the same.
                                """));
        assertThat(terminal.type("model version delete m 2 -y --force").code()).isZero();
    }

    @Test
    void rollback_names_the_stage_and_the_reason() {
        node.answers("POST /models/m/rollback", 200, Examples.VERSION_1);

        assertThat(terminal.type("model version rollback m --reason drift").code()).isZero();
        assertThat(node.requests().getFirst().body()).isEqualTo("{\"stage\":\"production\"}");
        assertThat(node.requests().getFirst().reason()).isEqualTo("drift");
        terminal.type("model version rollback m -s staging");
        assertThat(node.requests().getLast().body()).isEqualTo("{\"stage\":\"staging\"}");
    }

    @Test
    void swap_shows_both_versions() {
        node.lists("POST /models/m/swap", Examples.VERSION_1, Examples.VERSION_2);

        assertThat(terminal.type("model version swap m production staging -o name").out())
                .isEqualTo("1\n2\n");
        assertThat(node.requests().getFirst().body())
                .isEqualTo("{\"versions\":[\"production\",\"staging\"]}");
    }

    private void occupied() {
        node.refuses(
                VERSION_2,
                409,
                "stage-occupied",
                "iris_classifier@1 holds production",
                ", \"model\": \"iris_classifier\", \"stage\": \"production\", \"occupant\": 1");
        node.answers("GET /models/iris_classifier/versions/1", 200, Examples.VERSION_1);
    }
}
