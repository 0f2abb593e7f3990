package io.modelog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArtifactAndRunCommandsTest {
    private static final String VERSION =
            """
            {"artifact": "iris_predictions", "number": 2, "id": "0198c5f2-0000-7000-8000-0000000000f2",
             "uri": "file:///a/2", "sha256": "ab", "sizeBytes": 120, "mediaType": "application/json",
             "type": "java.util.List", "kind": "data",
             "producer": {"runId": "r-1", "step": "predict", "output": "iris_predictions"},
             "createdAt": "2026-11-24T10:02:00Z", "createdBy": "alice"}
            """;
    private static final String RUN =
            """
            {"id": "r-1", "name": "predict-1", "pipeline": "predict", "status": "failed",
             "extra": {"seed": 7}, "error": "disk full", "startedAt": "2026-11-24T10:01:00Z",
             "startedBy": "alice", "endedAt": "2026-11-24T12:03:00Z",
             "models": [{"model": "iris", "version": 1}],
             "steps": [{"name": "load", "status": "completed",
               "inputs": [], "outputs": [{"name": "o", "artifact": "a", "version": 3}], "error": null,
               "startedAt": "2026-11-24T10:01:00Z", "endedAt": "2026-11-24T10:01:00.250Z"}]}
            """;

    private final StubNode node = new StubNode();
    private final Terminal terminal = Terminal.at(node.url());

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void artifacts_are_listed() {
        node.lists(
                "GET /artifacts?limit=1000",
                """
                {"name": "iris_predictions", "id": "1", "kind": "data", "tags": [], "latestVersion": 2,
                 "versions": 2, "createdAt": "2026-11-24T10:01:00Z", "createdBy": "alice"}
                """);

        assertThat(terminal.run("artifact", "list").out())
                .isEqualTo(
                        """
                        NAME              KIND  LATEST  VERSIONS  CREATED               BY
                        iris_predictions  data  2       2         2026-11-24 10:01:00Z  alice
                        """);
    }

    @Test
    void an_artifact_shows_its_versions() {
        node.lists("GET /artifacts/iris_predictions/versions?limit=1000", VERSION);

        assertThat(terminal.run("artifact", "show", "iris_predictions").out())
                .isEqualTo(
                        """
                        VERSION  KIND  TYPE            BYTES  MADE BY                    CREATED
                        2        data  java.util.List  120    predict: iris_predictions  2026-11-24 10:02:00Z
                        """);
    }

    @Test
    void one_version_of_an_artifact_is_shown_in_full() {
        node.answers("GET /artifacts/iris_predictions/versions/latest", 200, VERSION);

        assertThat(terminal.run("artifact", "show", "iris_predictions", "latest").out())
                .isEqualTo(
                        """
                        artifact    iris_predictions
                        version     2
                        id          0198c5f2-0000-7000-8000-0000000000f2
                        kind        data
                        type        java.util.List
                        media type  application/json
                        bytes       120
                        sha-256     ab
                        uri         file:///a/2
                        run         r-1
                        made by     predict: iris_predictions
                        created     2026-11-24 10:02:00Z
                        created by  alice
                        """);
    }

    @Test
    void runs_are_listed_by_pipeline_and_status() {
        node.lists("GET /runs?pipeline=predict&status=failed&limit=1000", RUN);

        assertThat(terminal.run("run", "list", "-p", "predict", "--status", "failed").out())
                .isEqualTo(
                        """
                        ID   PIPELINE  STATUS  STARTED               TOOK    MODELS
                        r-1  predict   failed  2026-11-24 10:01:00Z  2h 02m  iris@1
                        """);
    }

    @Test
    void a_run_is_shown_with_its_steps() {
        node.answers("GET /runs/r-1", 200, RUN);

        assertThat(terminal.run("run", "show", "r-1").out())
                .isEqualTo(
                        """
                        id          r-1
                        name        predict-1
                        pipeline    predict
                        status      failed
                        error       disk full
                        started     2026-11-24 10:01:00Z
                        started by  alice
                        ended       2026-11-24 12:03:00Z
                        took        2h 02m
                        models      iris@1
                        extra       {seed=7}

                        STEP  STATUS     TOOK  OUTPUTS
                        load  completed  0.2s  a@3
                        """);
    }

    @Test
    void nodes_shows_who_writes_which_slot() {
        node.answers(
                "GET /nodes",
                200,
                """
                {"node": "n1", "url": "http://127.0.0.1:8080", "applied": "0:12,1:7",
                 "slots": [{"slot": 0, "owner": "n1", "url": "http://127.0.0.1:8080", "local": true},
                           {"slot": 1, "owner": null, "url": null, "local": false}]}
                """);

        assertThat(terminal.run("nodes").out())
                .isEqualTo(
                        """
                        node     n1
                        url      http://127.0.0.1:8080
                        applied  0:12,1:7

                        SLOT  OWNER   URL                    HERE
                        0     n1      http://127.0.0.1:8080  yes
                        1     nobody                         no
                        """);
    }
}
