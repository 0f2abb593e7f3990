package io.modelog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ViewsCommandsTest {
    private static final String RUNNING =
            """
            {"kind": "rebuild", "phase": "folding", "startedAt": "2026-11-28T10:00:00Z", "endedAt": null,
             "events": 400000, "done": 0.4, "eventsPerSecond": 100000, "secondsLeft": 6, "failure": null,
             "position": null, "checks": []}
            """;
    private static final String ENDED =
            """
            {"kind": "%s", "phase": "%s", "startedAt": "2026-11-28T10:00:00Z",
             "endedAt": "2026-11-28T10:00:10Z", "events": 1000000, "done": 1.0, "eventsPerSecond": 100000,
             "secondsLeft": null, "failure": %s, "position": null, "checks": [%s]}
            """;
    private static final String WRONG =
            """
            {"view": "models", "rows": 3, "digest": "aa", "expected": "bb", "different": 1,
             "differences": [{"key": "iris", "fault": "changed"}]}
            """;

    private final StubNode node = new StubNode();
    private final Terminal terminal = Terminal.at(node.url());

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void status_shows_how_far_the_views_are_and_what_each_holds() {
        node.answers(
                "GET /views",
                200,
                """
                {"position": "0:7,3:1", "lag": 2, "sizeBytes": 8192, "forgetting": false,
                 "views": [{"view": "models", "rows": 3, "sizeBytes": 4096},
                           {"view": "history", "rows": 10, "sizeBytes": 4096}]}
                """);

        assertThat(terminal.type("views status").out())
                .isEqualTo(
                        """
                        position    0:7,3:1
                        lag         2
                        bytes       8192
                        forgetting  no

                        VIEW     ROWS  BYTES
                        models   3     4096
                        history  10    4096
                        """);
    }

    @Test
    void rebuild_waits_for_its_end() {
        node.answers("POST /views/rebuild", 202, RUNNING)
                .answers("GET /views/rebuild", 200, ENDED.formatted("rebuild", "done", "null", ""));

        var result = terminal.type("views rebuild");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .isEqualTo(
                        """
                        kind               rebuild
                        phase              done
                        started            2026-11-28 10:00:00Z
                        ended              2026-11-28 10:00:10Z
                        events             1000000
                        events per second  100000
                        """);
    }

    @Test
    void a_person_sees_how_far_it_is() {
        node.answers("POST /views/rebuild", 202, RUNNING)
                .answers("GET /views/rebuild", 200, ENDED.formatted("rebuild", "done", "null", ""));

        assertThat(terminal.answering(true).type("views rebuild").err())
                .contains(
                        "rebuild  [############------------------]  40 %  100,000 events/s  6 s left");
    }

    @Test
    void rebuild_need_not_be_waited_for() {
        node.answers("POST /views/rebuild", 202, RUNNING);

        assertThat(terminal.type("views rebuild --detach").code()).isZero();
        assertThat(node.requests()).hasSize(1);
    }

    @Test
    void a_rebuild_that_fails_says_why() {
        node.answers("POST /views/rebuild", 202, RUNNING)
                .answers(
                        "GET /views/rebuild",
                        200,
                        ENDED.formatted("rebuild", "failed", "\"the disk is full\"", ""));

        var result = terminal.type("views rebuild");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo(
                        """
                        modelog: the rebuild has ended early: the disk is full
                        The views are as they were; the log of the node may tell more.
                        """);
    }

    @Test
    void verify_lists_the_rows_that_differ_and_fails() {
        node.answers("POST /views/verify", 202, RUNNING)
                .answers(
                        "GET /views/verify", 200, ENDED.formatted("verify", "done", "null", WRONG));

        var result = terminal.type("views verify");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .endsWith(
                        """

                        VIEW    KEY   FAULT
                        models  iris  changed
                        """);
        assertThat(result.err())
                .isEqualTo(
                        """
                        modelog: one row of the views is not what the log says
                        'modelog views rebuild' mends them.
                        """);
    }

    @Test
    void verify_is_content_with_views_that_are_what_the_log_says() {
        node.answers("POST /views/verify", 202, RUNNING)
                .answers("GET /views/verify", 200, ENDED.formatted("verify", "done", "null", ""));

        var result = terminal.type("views verify");

        assertThat(result.code()).isZero();
        assertThat(result.out()).endsWith("\nThe views are what the log says.\n");
    }
}
