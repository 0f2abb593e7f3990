package io.modelog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VersionCommandsTest {
    private static final String STAGE_OF_2 = "PUT /models/iris_classifier/versions/2/stage";

    private final StubNode node = new StubNode();
    private final Terminal terminal = Terminal.at(node.url());

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void the_list_shows_stages_and_counts() {
        node.lists(
                "GET /models/iris_classifier/versions?limit=1000",
                Examples.VERSION_1,
                Examples.VERSION_2,
                Examples.version(3, "null", 0));

        assertThat(terminal.run("model", "version", "list", "iris_classifier").out())
                .isEqualTo(
                        """
                        NUMBER  NAME  STAGE       DATA  MODEL  ENDPOINT  RUNS  UPDATED
                        1       1     archived    4     1      0         3     2026-11-24 10:03:00Z
                        2       2     production  4     1      0         1     2026-11-24 10:03:00Z
                        3       3                 4     1      0         0     2026-11-24 10:03:00Z
                        """);
    }

    @Test
    void nothing_in_a_stage_is_one_sentence() {
        node.lists("GET /models/iris_classifier/versions?stage=staging&limit=1000");

        assertThat(
                        terminal.run(
                                "model",
                                "version",
                                "list",
                                "iris_classifier",
                                "--stage",
                                "staging"))
                .isEqualTo(
                        new Terminal.Result(
                                0, "iris_classifier has no versions in staging.\n", ""));
    }

    @Test
    void show_takes_the_latest_where_none_is_named() {
        node.answers("GET /models/iris_classifier/versions/latest", 200, Examples.VERSION_2);

        assertThat(terminal.run("model", "version", "show", "iris_classifier").out())
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
    void create_sends_name_description_and_tags() {
        node.answers("POST /models/iris_classifier/versions", 201, Examples.VERSION_1);

        var result =
                terminal.run(
                        "model",
                        "version",
                        "create",
                        "iris_classifier",
                        "-n",
                        "spring",
                        "-d",
                        "May data",
                        "-t",
                        "a",
                        "--reason",
                        "new data");

        assertThat(result.code()).isZero();
        assertThat(node.requests())
                .containsExactly(
                        new StubNode.Request(
                                "POST /models/iris_classifier/versions",
                                "{\"name\":\"spring\",\"description\":\"May data\",\"tags\":[\"a\"]}",
                                "alice",
                                "new data",
                                ""));
    }

    @Test
    void a_promotion_carries_force_and_reason() {
        node.answers(STAGE_OF_2, 200, Examples.VERSION_2);

        var result =
                terminal.run(
                        "model",
                        "version",
                        "update",
                        "iris_classifier",
                        "2",
                        "-s",
                        "production",
                        "-f",
                        "--reason",
                        "better");

        assertThat(result.code()).isZero();
        assertThat(node.requests().getFirst().body())
                .isEqualTo("{\"stage\":\"production\",\"force\":true,\"reason\":\"better\"}");
    }

    @Test
    void an_occupied_stage_is_refused_where_nobody_can_be_asked() {
        occupied();

        assertThat(
                        terminal.run(
                                "model",
                                "version",
                                "update",
                                "iris_classifier",
                                "2",
                                "-s",
                                "production"))
                .isEqualTo(
                        new Terminal.Result(
                                1,
                                "",
                                """
                                modelog: iris_classifier@1 holds production
                                Repeat with --force to archive the version that holds it.
                                """));
    }

    @Test
    void an_occupied_stage_is_left_alone_when_a_person_says_no() {
        occupied();

        var result =
                terminal.answering(false)
                        .run(
                                "model",
                                "version",
                                "update",
                                "iris_classifier",
                                "2",
                                "-s",
                                "production",
                                "-n",
                                "summer");

        assertThat(result).isEqualTo(new Terminal.Result(0, "Nothing was changed.\n", ""));
        assertThat(node.requests()).hasSize(1);
    }

    @Test
    void the_stage_moves_before_the_name_and_both_name_one_version() {
        node.answers("PUT /models/iris_classifier/versions/staging/stage", 200, Examples.VERSION_2);
        node.answers("PATCH /models/iris_classifier/versions/2", 200, Examples.VERSION_2);

        var result =
                terminal.run(
                        "model",
                        "version",
                        "update",
                        "iris_classifier",
                        "staging",
                        "-s",
                        "production",
                        "-n",
                        "summer");

        assertThat(result.code()).isZero();
        assertThat(node.requests().getLast().body()).isEqualTo("{\"name\":\"summer\"}");
    }

    @Test
    void a_word_that_is_no_stage_is_wrong_usage() {
        assertThat(terminal.run("model", "version", "update", "m", "2", "-s", "live"))
                .isEqualTo(
                        new Terminal.Result(
                                2,
                                "",
                                """
                                modelog: Invalid value for option '--stage': 'live' is none of none, staging, production, archived
                                Try 'modelog model version update --help'.
                                """));
    }

    @Test
    void delete_names_version_and_model() {
        node.answers("DELETE /models/iris_classifier/versions/2", 204, "");

        assertThat(terminal.run("model", "version", "delete", "iris_classifier", "2", "-y"))
                .isEqualTo(new Terminal.Result(0, "Deleted version 2 of iris_classifier.\n", ""));
    }

    @Test
    void artifacts_are_listed_by_kind() {
        node.lists(
                "GET /models/iris_classifier/versions/1/artifacts?kind=model&limit=1000",
                """
                {"id": "iris_classifier@1", "model": "iris_classifier", "version": 1, "kind": "model",
                 "artifact": "iris_classifier", "artifactVersion": 1, "uri": "file:///a/1",
                 "sha256": "00", "sizeBytes": 7312, "mediaType": "application/octet-stream",
                 "type": "byte[]", "linkedAt": "2026-11-24T10:02:00Z", "linkedBy": "alice"}
                """);

        assertThat(
                        terminal.run("model", "version", "model_artifacts", "iris_classifier", "1")
                                .out())
                .isEqualTo(
                        """
                        ARTIFACT         VERSION  TYPE    BYTES  LINKED                BY
                        iris_classifier  1        byte[]  7312   2026-11-24 10:02:00Z  alice
                        """);
    }

    @Test
    void a_kind_without_artifacts_is_one_sentence() {
        node.lists(
                "GET /models/iris_classifier/versions/latest/artifacts?kind=endpoint&limit=1000");

        assertThat(terminal.run("model", "version", "endpoint_artifacts", "iris_classifier"))
                .isEqualTo(
                        new Terminal.Result(
                                0,
                                "Version latest of iris_classifier has no endpoint artifacts.\n",
                                ""));
    }

    @Test
    void data_artifacts_ask_for_data_of_the_version_named() {
        node.lists("GET /models/m/versions/staging/artifacts?kind=data&limit=1000");

        assertThat(terminal.run("model", "version", "data_artifacts", "m", "staging").out())
                .isEqualTo("Version staging of m has no data artifacts.\n");
    }

    @Test
    void runs_show_how_long_they_took() {
        node.lists(
                "GET /models/iris_classifier/versions/1/runs?limit=1000",
                """
                {"runId": "0198c5f2-0000-7000-8000-00000000000a", "name": "train-1", "pipeline": "train",
                 "status": "completed", "startedAt": "2026-11-24T10:01:00Z",
                 "endedAt": "2026-11-24T10:02:03.500Z", "attachedAt": "2026-11-24T10:01:00Z",
                 "attachedBy": "alice"}
                """,
                """
                {"runId": "0198c5f2-0000-7000-8000-00000000000b", "name": "predict-1", "pipeline": "predict",
                 "status": "running", "startedAt": "2026-11-24T10:04:00Z", "endedAt": null,
                 "attachedAt": "2026-11-24T10:04:00Z", "attachedBy": "alice"}
                """);

        assertThat(terminal.run("model", "version", "runs", "iris_classifier", "1").out())
                .isEqualTo(
                        """
                        ID                                    PIPELINE  STATUS     STARTED               TOOK
                        0198c5f2-0000-7000-8000-00000000000a  train     completed  2026-11-24 10:01:00Z  1m 03s
                        0198c5f2-0000-7000-8000-00000000000b  predict   running    2026-11-24 10:04:00Z
                        """);
    }

    @Test
    void a_run_fits_a_terminal_of_80_columns() {
        node.lists(
                "GET /models/iris/versions/latest/runs?limit=1000",
                """
                {"runId": "0198c5f2-0000-7000-8000-00000000000a", "name": "train-1",
                 "pipeline": "train_and_promote_model", "status": "completed",
                 "startedAt": "2026-11-24T10:01:00Z", "endedAt": "2026-11-24T10:02:03.500Z",
                 "attachedAt": "2026-11-24T10:01:00Z", "attachedBy": "alice"}
                """);

        assertThat(terminal.with("COLUMNS", "80").run("model", "version", "runs", "iris").out())
                .isEqualTo(
                        """
                        ID                                    PIPELINE    STATUS     STARTED      TOOK
                        0198c5f2-0000-7000-8000-00000000000a  train_and_  completed  2026-11-24   1m 03s
                                                              promote_               10:01:00Z
                                                              model
                        """);
    }

    private void occupied() {
        node.refuses(
                STAGE_OF_2,
                409,
                "stage-occupied",
                "iris_classifier@1 holds production",
                ", \"model\": \"iris_classifier\", \"stage\": \"production\", \"occupant\": 1");
    }
}
