package io.modelog.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
        node.lists(
                "GET /models/iris/history",
                event(1, "ModelRegistered", "null", "{\"modelId\": \"x\"}"),
                event(2, "VersionCreated", "null", "{\"number\": 1, \"name\": \"spring\"}"),
                event(3, "RunAttached", "null", "{\"number\": 1, \"runId\": \"r-1\"}"),
                event(
                        4,
                        "ArtifactLinked",
                        "null",
                        "{\"number\": 1, \"artifact\": \"a\", \"artifactVersion\": 2}"),
                stage(5, 1, "null", "production", "null", "\"accuracy 0.97 > 0.9\""),
                stage(6, 1, "\"production\"", "archived", "2", "null"),
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
        node.lists(
                "GET /models/iris/history",
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
    void one_stage_of_one_version_can_be_asked_for() {
        node.lists(
                "GET /models/iris/history",
                stage(5, 1, "null", "staging", "null", "null"),
                stage(6, 1, "\"staging\"", "production", "null", "\"good\""));

        assertThat(terminal.run("history", "iris", "--stage", "production", "--version", "1").out())
                .isEqualTo(
                        """
                        WHEN                  WHO    WHAT                                  WHY
                        2026-11-24 10:00:06Z  alice  version 1 from staging to production  good
                        """);
    }

    @Test
    void a_version_can_be_given_by_its_name() {
        node.answers("GET /models/iris/versions/spring", 200, Examples.VERSION_2);
        node.lists("GET /models/iris/history");

        assertThat(terminal.run("history", "iris", "--version", "spring"))
                .isEqualTo(new Terminal.Result(0, "Nothing of that kind happened to iris.\n", ""));
    }

    @Test
    void a_narrow_terminal_wraps_the_reason() {
        node.lists(
                "GET /models/iris/history",
                stage(
                        5,
                        1,
                        "null",
                        "production",
                        "null",
                        "\"better on the data of May and of June\""));

        assertThat(terminal.with("COLUMNS", "60").run("history", "iris").out())
                .isEqualTo(
                        """
                        WHEN                  WHO    WHAT            WHY
                        2026-11-24 10:00:05Z  alice  version 1 to    better on the
                                                     production      data of May and
                                                                     of June
                        """);
    }

    private static String stage(
            int sequence, int number, String from, String to, String displacedBy, String reason) {
        return event(
                sequence,
                "VersionStageChanged",
                reason,
                "{\"number\": %d, \"from\": %s, \"to\": \"%s\", \"displacedBy\": %s}"
                        .formatted(number, from, to, displacedBy));
    }

    private static String event(int sequence, String type, String reason, String data) {
        return """
        {"id": "e%1$d", "stream": "model/iris", "sequence": %1$d, "type": "%2$s",
         "time": "2026-11-24T10:00:0%1$dZ", "actor": "alice", "reason": %3$s, "commandId": "c",
         "correlationId": "c", "causationId": null, "position": "0:%1$d", "data": %4$s}
        """
                .formatted(sequence, type, reason, data);
    }
}
