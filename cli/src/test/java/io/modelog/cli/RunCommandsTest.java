package io.modelog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunCommandsTest {
    private static final String RUN =
            """
            {"id": "r-1", "name": "predict-1", "pipeline": "predict", "status": "failed",
             "extra": {"seed": 7}, "metadata": {}, "error": "disk full",
             "startedAt": "2026-11-24T10:01:00Z",
             "startedBy": "alice", "endedAt": "2026-11-24T12:03:00Z",
             "models": [{"model": "iris", "version": 1}],
             "steps": [{"name": "load", "status": "completed", "metadata": {},
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
    void runs_are_listed_by_pipeline_and_status() {
        node.lists("GET /runs", RUN);

        assertThat(terminal.type("run list -p predict --status failed").out())
                .isEqualTo(
                        """
                        ID   PIPELINE  STATUS  STARTED               TOOK    MODELS
                        r-1  predict   failed  2026-11-24 10:01:00Z  2h 02m  iris@1
                        Page 1 of 1, 1 in total.
                        """);
        assertThat(node.lastQuery())
                .startsWith("filter=pipeline = 'predict' AND status = 'failed'&");
    }

    @Test
    void a_run_is_shown_with_its_steps() {
        node.answers("GET /runs/r-1", 200, RUN);

        assertThat(terminal.type("run show r-1").out())
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
                        extra       seed=7

                        STEP  STATUS     TOOK  OUTPUTS
                        load  completed  0.2s  a@3
                        """);
    }

    @Test
    void a_run_is_printed_as_openlineage() {
        node.answers("GET /runs/r-1/openlineage", 200, "[{\"eventType\":\"START\"}]");

        assertThat(terminal.type("run openlineage r-1").out())
                .isEqualTo("[{\"eventType\":\"START\"}]\n");
    }

    @Test
    void a_run_is_deleted_after_a_yes() {
        node.answers("DELETE /runs/r-1", 204, "");

        assertThat(terminal.answering(true).type("run delete r-1").out())
                .isEqualTo("Deleted the run r-1.\n");
        assertThat(terminal.questions()).containsExactly("Delete the run r-1?");
    }

    @Test
    void metadata_is_of_the_run_or_of_a_step() {
        node.lists("POST /runs/r-1/metadata");
        node.lists("GET /runs/r-1/steps/load/metadata");

        assertThat(terminal.type("run metadata r-1 cost=1.25").out())
                .isEqualTo("The run has no metadata.\n");
        assertThat(node.requests().getLast().body()).isEqualTo("{\"cost\":1.25}");
        assertThat(terminal.type("run metadata r-1 --step load").out())
                .isEqualTo("The step load has no metadata.\n");
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

        assertThat(terminal.type("nodes").out())
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
