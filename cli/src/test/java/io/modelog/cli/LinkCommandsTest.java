package io.modelog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkCommandsTest {
    private static final String LINK =
            """
            {"id": "iris@1", "model": "iris_classifier", "version": 1, "kind": "model",
             "artifact": "iris", "artifactVersion": 1, "uri": "file:///a/1",
             "sha256": "00", "sizeBytes": 7312, "mediaType": "application/octet-stream",
             "type": "byte[]", "linkedAt": "2026-11-24T10:02:00Z", "linkedBy": "alice"}
            """;
    private static final String RUN =
            """
            {"runId": "0198c5f2-0000-7000-8000-00000000000a", "name": "train-1",
             "pipeline": "train_and_promote_model", "status": "completed",
             "startedAt": "2026-11-24T10:01:00Z", "endedAt": "2026-11-24T10:02:03.500Z",
             "attachedAt": "2026-11-24T10:01:00Z", "attachedBy": "alice"}
            """;

    private final StubNode node = new StubNode();
    private final Terminal terminal = Terminal.at(node.url());

    @AfterEach
    void close() {
        node.close();
    }

    /// 3.4: C-20, C-21, C-22, C-23.
    @ParameterizedTest
    @CsvSource({
        "data_artifacts, data",
        "artifacts, data",
        "model_artifacts, model",
        "model_objects, model",
        "endpoint_artifacts, endpoint",
        "deployment_artifacts, endpoint",
        "deployments, endpoint"
    })
    void every_spelling_asks_for_its_kind(String spelling, String kind) {
        node.answers("GET /models/m/versions/staging", 200, Examples.VERSION_2);
        node.lists("GET /models/m/versions/2/artifacts", LINK);

        for (var line :
                new String[] {
                    "model version %s m staging",
                    "model version %s m -v staging",
                    "model %s m -v staging",
                    "model %s m --model_version staging",
                    "model %s m --model-version=staging",
                    "model %s m staging"
                }) {
            assertThat(terminal.type(line.formatted(spelling)).code()).isZero();
            assertThat(node.lastQuery()).startsWith("kind=" + kind + "&");
        }
    }

    /// C-26.
    @Test
    void the_title_names_kind_and_version() {
        node.answers("GET /models/iris_classifier/versions/1", 200, Examples.VERSION_1);
        node.lists("GET /models/iris_classifier/versions/1/artifacts", LINK);

        assertThat(terminal.type("model version model_artifacts iris_classifier 1").out())
                .isEqualTo(
                        """
                        Model artifacts of iris_classifier 1[1]
                        ARTIFACT  VERSION  TYPE    BYTES  LINKED                BY
                        iris      1        byte[]  7312   2026-11-24 10:02:00Z  alice
                        Page 1 of 1, 1 in total.
                        """);
    }

    /// C-26, C-18: absent and 0 are the latest.
    @ParameterizedTest
    @CsvSource({"model version deployments m", "model deployments m -v 0", "model deployments m 0"})
    void a_kind_without_artifacts_is_one_sentence(String line) {
        node.answers("GET /models/m/versions/latest", 200, Examples.VERSION_2);
        node.lists("GET /models/m/versions/2/artifacts");

        assertThat(terminal.type(line))
                .isEqualTo(
                        new Terminal.Result(
                                0, "iris_classifier 2[2] has no endpoint artifacts.\n", ""));
    }

    /// C-25, B-15.
    @Test
    void b_15_links_are_filtered_by_the_artifacts_name() {
        node.answers("GET /models/m/versions/latest", 200, Examples.VERSION_2);
        node.lists("GET /models/m/versions/2/artifacts", LINK);

        terminal.type(
                "model data_artifacts m --artifact_name contains:iris --created gte:2026-01-31");

        assertThat(node.lastQuery())
                .startsWith(
                        "kind=data&filter=artifact LIKE '%iris%' AND linkedAt >= 2026-01-31T00:00:00Z&");
    }

    /// C-25.
    @ParameterizedTest
    @CsvSource({
        "--pipeline_name train, id IN ('iris@1')",
        "--step_name svc_trainer, id IN ('iris@1')",
        "--artifact_version_id 0198c5f2000070008000000000000001, id IN ('iris@1')",
        "--pipeline_name other, id IS NULL"
    })
    void links_are_filtered_by_where_the_artifact_came_from(String option, String filter) {
        node.answers("GET /models/m/versions/latest", 200, Examples.VERSION_2);
        node.lists("GET /models/m/versions/2/artifacts", LINK);
        node.answers(
                "GET /artifacts/iris/versions/1",
                200,
                """
                {"artifact": "iris", "number": 1, "id": "0198c5f2-0000-7000-8000-000000000001",
                 "uri": "file:///a/1", "sha256": "ab", "sizeBytes": 120, "mediaType": "x", "type": "t",
                 "kind": "data", "producer": {"runId": "r-1", "step": "svc_trainer", "output": "o"},
                 "tags": [], "metadata": {}, "createdAt": "2026-11-24T10:02:00Z", "createdBy": "alice"}
                """);
        node.answers(
                "GET /runs/r-1",
                200,
                """
                {"id": "r-1", "name": "r", "pipeline": "train", "status": "completed", "extra": {},
                 "metadata": {}, "startedAt": "2026-11-24T10:01:00Z", "startedBy": "alice", "models": [],
                 "steps": []}
                """);

        terminal.type("model data_artifacts m " + option);

        assertThat(node.lastQuery()).startsWith("kind=data&filter=" + filter + "&");
    }

    /// C-25.
    @Test
    void runs_are_filtered_by_id_and_name() {
        node.answers("GET /models/m/versions/latest", 200, Examples.VERSION_2);
        node.lists("GET /models/m/versions/2/runs");

        terminal.type(
                "model runs m --pipeline_run_name startswith:train --pipeline_run_id"
                        + " 0198c5f200007000800000000000000a --logical_operator or");

        assertThat(node.lastQuery())
                .startsWith(
                        "filter=runId = '0198c5f2-0000-7000-8000-00000000000a' OR name LIKE 'train%'&");
    }

    @Test
    void a_run_fits_a_terminal_of_80_columns() {
        node.answers("GET /models/iris/versions/latest", 200, Examples.VERSION_2);
        node.lists("GET /models/iris/versions/2/runs", RUN);

        assertThat(terminal.with("COLUMNS", "80").type("model version runs iris").out())
                .isEqualTo(
                        """
                        Runs of iris_classifier 2[2]
                        ID                                    PIPELINE    STATUS     STARTED      TOOK
                        0198c5f2-0000-7000-8000-00000000000a  train_and_  completed  2026-11-24   1m 03s
                                                              promote_               10:01:00Z
                                                              model
                        Page 1 of 1, 1 in total.
                        """);
    }
}
