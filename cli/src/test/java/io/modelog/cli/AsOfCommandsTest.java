package io.modelog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Commands that look at a moment, at the periods of stages, and at two versions.
class AsOfCommandsTest {
    private static final String VERSION =
            """
            {"model": "iris", "number": 2, "id": "v-2", "name": "2", "description": null, "stage": "production",
             "tags": [], "metadata": {}, "artifacts": {"data": 0, "model": 0, "endpoint": 0}, "runs": 0,
             "heldBy": null, "stageChangedAt": "2026-01-30T12:00:00Z", "createdAt": "2026-01-30T12:00:00Z",
             "createdBy": "ada", "updatedAt": "2026-01-30T12:00:00Z", "updatedBy": "ada"}
            """;
    private static final String MODEL =
            """
            {"name": "iris", "id": "m-1", "tags": [], "saveToRegistry": true, "stages": ["production"],
             "latestVersion": 2, "versions": 2, "createdAt": "2026-01-30T12:00:00Z", "createdBy": "ada",
             "updatedAt": "2026-01-30T12:00:00Z", "updatedBy": "ada"}
            """;

    private final StubNode node = new StubNode();
    private final Terminal terminal = Terminal.at(node.url());

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void a_moment_is_a_date_a_time_in_utc_or_a_position() {
        node.lists("GET /models/iris/versions", VERSION);

        terminal.type("model version list iris --as-of 2026-01-31T12:00");
        assertThat(node.lastQuery()).contains("asOf=2026-01-31T12:00:00Z");
        terminal.type("model version list iris --as-of 2026-01-31");
        assertThat(node.lastQuery()).contains("asOf=2026-01-31T00:00:00Z");
        terminal.type("model version list iris --as-of 2026-01-31T12:00:00+02:00");
        assertThat(node.lastQuery()).contains("asOf=2026-01-31T10:00:00Z");
        terminal.type("model version list iris --as-of 3:17,5:2");
        assertThat(node.lastQuery()).contains("asOf=3:17,5:2");
        terminal.type("model version list iris");
        assertThat(node.lastQuery()).doesNotContain("asOf");
        assertThat(terminal.type("model version list iris --as-of yesterday").code()).isEqualTo(2);
    }

    @Test
    void models_versions_stages_links_and_runs_take_one() {
        node.lists("GET /models", MODEL)
                .answers("GET /models/iris", 200, MODEL)
                .answers("GET /models/iris/versions/production", 200, VERSION)
                .lists("GET /models/iris/stages")
                .lists("GET /stages/production", VERSION)
                .lists("GET /models/iris/versions/2/artifacts")
                .lists("GET /models/iris/versions/2/runs");

        for (var command :
                new String[] {
                    "model list",
                    "model show iris",
                    "model version show iris production",
                    "stage list iris",
                    "stage holders production",
                    "model version data_artifacts iris production",
                    "model version runs iris production"
                }) {
            assertThat(terminal.type(command + " --as-of 2026-01-31").err()).as(command).isEmpty();
            assertThat(node.lastQuery()).as(command).contains("asOf=2026-01-31T00:00:00Z");
        }
    }

    @Test
    void a_timeline_shows_who_held_a_stage_from_when_to_when() {
        node.lists(
                "GET /models/iris/timeline",
                """
                {"model": "iris", "version": 1, "stage": "production", "from": "2026-01-01T12:00:00Z",
                 "enteredBy": "ada", "enteredReason": "first", "to": "2026-01-30T12:00:00Z", "leftBy": "bob",
                 "leftReason": "better", "next": "archived"}
                """,
                """
                {"model": "iris", "version": 2, "stage": "production", "from": "2026-01-30T12:00:00Z",
                 "enteredBy": "bob", "enteredReason": "better", "to": null, "leftBy": null,
                 "leftReason": null, "next": null}
                """);

        assertThat(terminal.type("model timeline iris --stage production").out())
                .isEqualTo(
                        """
                        VERSION  STAGE       FROM                  TO                    ENTERED BY  WHY     LEFT BY  WHY LEFT  NEXT
                        1        production  2026-01-01 12:00:00Z  2026-01-30 12:00:00Z  ada         first   bob      better    archived
                        2        production  2026-01-30 12:00:00Z                        bob         better
                        Page 1 of 1, 2 in total.
                        """);
        assertThat(node.lastQuery()).contains("stage=production");
    }

    @Test
    void a_diff_shows_what_was_before_and_what_is_after() {
        node.answers(
                "GET /models/iris/versions/1/diff",
                200,
                """
                {"from": {"model": "iris", "number": 1, "name": "1", "asOf": null},
                 "to": {"model": "iris", "number": 2, "name": "spring", "asOf": "2026-01-31T00:00:00Z"},
                 "differences": [
                   {"part": "field", "name": "name", "change": "changed", "before": "1", "after": "spring"},
                   {"part": "metadata", "name": "accuracy", "change": "added", "before": null, "after": 0.93},
                   {"part": "artifact", "name": "split", "change": "removed", "after": null,
                    "before": {"id": "split@1", "sha256": "0123456789abcdef"}},
                   {"part": "run", "name": "r-1", "change": "changed",
                    "before": {"runId": "r-1", "status": "running"},
                    "after": {"runId": "r-1", "status": "completed"}}]}
                """);

        assertThat(terminal.type("model version diff iris 1 2 --to-as-of 2026-01-31").out())
                .isEqualTo(
                        """
                        From 1[1] to spring[2] as of 2026-01-31T00:00:00Z
                        PART      NAME      CHANGE   BEFORE                AFTER
                        field     name      changed  1                     spring
                        metadata  accuracy  added                          0.93
                        artifact  split     removed  split@1 0123456789ab
                        run       r-1       changed  running               completed
                        """);
        assertThat(node.lastQuery()).isEqualTo("to=2&toAsOf=2026-01-31T00:00:00Z");
        assertThat(terminal.type("model version diff iris 1").err())
                .startsWith("modelog: name another version, or a moment with --as-of");
    }
}
