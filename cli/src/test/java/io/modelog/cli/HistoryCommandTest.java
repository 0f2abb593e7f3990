package io.modelog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HistoryCommandTest {
    private final StubNode node = new StubNode();
    private final Terminal terminal = Terminal.at(node.url());

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void the_timeline_tells_when_who_what_and_why() {
        told(
                "/models/iris/history",
                event(1, "ModelRegistered", "null", "{\"modelId\": \"x\"}"),
                event(2, "VersionCreated", "null", "{\"number\": 1, \"name\": \"spring\"}"),
                event(3, "RunAttached", "null", "{\"number\": 1, \"runId\": \"r-1\"}"),
                event(
                        4,
                        "ArtifactLinked",
                        "null",
                        "{\"number\": 1, \"artifact\": \"a\", \"artifactVersion\": 2}"),
                stage(5, "null", "production", "\"accuracy 0.97 > 0.9\""),
                displaced(6),
                event(7, "SomethingNew", "null", "{\"x\": 1}"));

        assertThat(terminal.run("history", "iris").out())
                .isEqualTo(
                        """
                        WHEN                  WHO    WHAT                                                           WHY
                        2026-11-24 10:00:01Z  alice  model registered
                        2026-11-24 10:00:02Z  alice  version 1 'spring' created
                        2026-11-24 10:00:03Z  alice  run r-1 attached to version 1
                        2026-11-24 10:00:04Z  alice  a@2 linked to version 1
                        2026-11-24 10:00:05Z  alice  version 1 to production                                        accuracy 0.97 > 0.9
                        2026-11-24 10:00:06Z  alice  version 1 from production to archived, displaced by version 2
                        2026-11-24 10:00:07Z  alice  SomethingNew {x=1}
                        """);
    }

    @Test
    void guards_and_their_answers_are_told() {
        told(
                "/models/iris/history",
                event(
                        1,
                        "MetadataLogged",
                        "null",
                        "{\"number\": 1, \"entries\": {\"accuracy\": 0.9}}"),
                event(
                        2,
                        "TagsChanged",
                        "null",
                        "{\"number\": null, \"added\": [\"a\", \"b\"], \"removed\": [\"c\"]}"),
                event(
                        3,
                        "PromotionRefused",
                        "null",
                        """
                        {"number": 1, "stage": "production",
                         "failures": [{"rule": "approvals", "detail": "0 of 2 approved"}]}
                        """),
                event(
                        4,
                        "PromotionApproved",
                        "null",
                        """
                        {"number": 1, "stage": "production", "approver": "bob", "comment": "fine"}
                        """),
                event(
                        5,
                        "VersionStageChanged",
                        "null",
                        """
                        {"number": 1, "from": "archived", "to": "production", "cause": "rolled-back",
                         "counterpart": 2}
                        """));

        assertThat(terminal.type("history iris --columns what").out())
                .isEqualTo(
                        """
                        WHAT
                        accuracy logged for version 1
                        model tagged a, b, untagged c
                        promotion of version 1 to production refused: 0 of 2 approved
                        promotion of version 1 to production approved: fine
                        version 1 from archived to production, rolled back with version 2
                        """);
    }

    @Test
    void the_values_before_are_told() {
        told(
                "/models/iris/history",
                event(
                        1,
                        "VersionUpdated",
                        "null",
                        "{\"number\": 1, \"name\": \"summer\"}",
                        """
                        {"field": "description", "before": "old", "after": null},
                        {"field": "name", "before": "spring", "after": "summer"}
                        """),
                event(
                        2,
                        "MetadataLogged",
                        "null",
                        "{\"number\": 1, \"entries\": {\"accuracy\": 0.9, \"rows\": 150}}",
                        """
                        {"field": "metadata.accuracy", "before": 0.8, "after": 0.9},
                        {"field": "metadata.rows", "before": null, "after": 150}
                        """),
                event(
                        3,
                        "StagesDefined",
                        "null",
                        "{\"stages\": [{\"name\": \"none\"}, {\"name\": \"live\"}]}",
                        """
                        {"field": "stages", "before": [{"name": "none"}], "after": [{"name": "none"}, {"name": "live"}]}
                        """),
                event(
                        4,
                        "StagePolicyChanged",
                        "null",
                        "{\"stage\": \"production\", \"policy\": null}",
                        """
                        {"field": "policy", "before": {"requires": ["card"], "after": null, "approvals": 1}, "after": null}
                        """));

        assertThat(terminal.type("history iris --columns what").out())
                .isEqualTo(
                        """
                        WHAT
                        version 1 updated: description cleared, was 'old', name from 'spring' to 'summer'
                        accuracy from 0.8 to 0.9, rows 150 logged for version 1
                        stages are none, live (stages from none to none live)
                        policy of production removed, was card, 1 approval
                        """);
    }

    @Test
    void without_a_model_the_timeline_names_the_streams() {
        told(
                "/history",
                event("run/r-1", 1, "StepFailed", "{\"step\": \"load\", \"error\": \"no file\"}"),
                event("artifact/split", 2, "ArtifactVersionCreated", "{\"number\": 3}"),
                event("tag/gpu", 3, "TagDeleted", "{}"));

        assertThat(terminal.run("history").out())
                .isEqualTo(
                        """
                        WHEN                  WHO    STREAM          WHAT
                        2026-11-24 10:00:01Z  alice  run/r-1         step load failed: no file
                        2026-11-24 10:00:02Z  alice  artifact/split  version 3 created
                        2026-11-24 10:00:03Z  alice  tag/gpu         tag deleted
                        """);
        assertThat(node.lastQuery()).isEqualTo("sort=-time&limit=1000");
    }

    @Test
    void what_is_asked_for_is_asked_of_the_node() {
        told("/models/iris/versions/production/history");

        assertThat(
                        terminal.run(
                                "history",
                                "iris",
                                "production",
                                "--stage",
                                "production",
                                "--actor",
                                "bob",
                                "--type",
                                "VersionStageChanged",
                                "--since",
                                "2026-01-31",
                                "--until",
                                "2026-02-01 12:30",
                                "--limit",
                                "5"))
                .isEqualTo(
                        new Terminal.Result(
                                0,
                                "Nothing of that kind happened to version production of iris.\n",
                                ""));
        assertThat(node.lastQuery())
                .isEqualTo(
                        "type=VersionStageChanged&actor=bob&stage=production"
                                + "&since=2026-01-31T00:00:00Z&until=2026-02-01T12:30:00Z&sort=-time&limit=6");
    }

    @Test
    void an_age_counts_back_from_now() {
        told("/models/iris/history");
        var before = Instant.now().minus(Duration.ofHours(36));

        assertThat(terminal.run("history", "iris", "--since", "36h").code()).isZero();

        var since = node.lastQuery().replaceFirst("since=([^&]*).*", "$1");
        assertThat(Instant.parse(since))
                .isBetween(before, Instant.now().minus(Duration.ofHours(36)));
    }

    @Test
    void what_is_no_time_is_wrong_usage() {
        assertThat(terminal.run("history", "iris", "--since", "yesterday").code()).isEqualTo(2);
        assertThat(terminal.run("history", "iris", "--since", "yesterday").err())
                .contains(
                        "'yesterday' is no time: write 2026-01-31, '2026-01-31 12:00' (UTC), 2026-01-31T12:00:00Z,"
                                + " or an age such as 36h, 3d or 2w");
    }

    @Test
    void the_latest_are_shown_when_there_are_too_many() {
        told(
                "/models/iris/history",
                event(1, "ModelRegistered", "null", "{}"),
                event(2, "VersionCreated", "null", "{\"number\": 1}"),
                event(3, "VersionDeleted", "null", "{\"number\": 1}"));

        assertThat(terminal.type("history iris --limit 2 --columns what"))
                .isEqualTo(
                        new Terminal.Result(
                                0,
                                """
                                WHAT
                                version 1 created
                                version 1 deleted
                                """,
                                "Only the latest 2 are shown; --limit shows more.\n"));
    }

    @Test
    void with_an_order_of_its_own_the_first_are_shown() {
        node.lists(
                "GET /models/iris/history",
                event(1, "ModelRegistered", "null", "{}"),
                event(2, "VersionCreated", "null", "{\"number\": 1}"));

        assertThat(terminal.type("history iris --sort sequence --limit 1 --columns what"))
                .isEqualTo(
                        new Terminal.Result(
                                0,
                                """
                                WHAT
                                model registered
                                """,
                                "Only the first 1 are shown; --limit shows more.\n"));
    }

    @Test
    void a_narrow_terminal_wraps_the_reason() {
        told(
                "/models/iris/history",
                stage(5, "null", "production", "\"better on the data of May and of June\""));

        assertThat(terminal.with("COLUMNS", "60").run("history", "iris").out())
                .isEqualTo(
                        """
                        WHEN                  WHO    WHAT            WHY
                        2026-11-24 10:00:05Z  alice  version 1 to    better on the
                                                     production      data of May and
                                                                     of June
                        """);
    }

    /// A node lists the latest first when it is asked to.
    private void told(String path, String... oldestFirst) {
        node.lists("GET " + path, List.of(oldestFirst).reversed().toArray(String[]::new));
    }

    private static String stage(int sequence, String from, String to, String reason) {
        return event(
                sequence,
                "VersionStageChanged",
                reason,
                "{\"number\": 1, \"from\": %s, \"to\": \"%s\", \"cause\": \"requested\"}"
                        .formatted(from, to));
    }

    private static String displaced(int sequence) {
        return event(
                sequence,
                "VersionStageChanged",
                "null",
                """
                {"number": 1, "from": "production", "to": "archived", "cause": "displaced", "counterpart": 2}
                """);
    }

    private static String event(int sequence, String type, String reason, String data) {
        return event(sequence, type, reason, data, "");
    }

    private static String event(
            int sequence, String type, String reason, String data, String changes) {
        return event("model/iris", sequence, type, reason, data, changes);
    }

    private static String event(String stream, int sequence, String type, String data) {
        return event(stream, sequence, type, "null", data, "");
    }

    private static String event(
            String stream, int sequence, String type, String reason, String data, String changes) {
        return """
        {"id": "e%2$d", "stream": "%1$s", "sequence": %2$d, "type": "%3$s",
         "time": "2026-11-24T10:00:0%2$dZ", "actor": "alice", "reason": %4$s, "commandId": "c",
         "correlationId": "c", "causationId": null, "position": "0:%2$d", "data": %5$s,
         "changes": [%6$s]}
        """
                .formatted(stream, sequence, type, reason, data, changes);
    }
}
