package io.modelog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubscriptionsCommandsTest {
    private static final String STATUS =
            """
            {"name": "batch", "position": "3:4", "behind": 7, "deadLetters": 1,
             "createdAt": "2026-11-28T10:00:00Z", "updatedAt": "2026-11-28T10:00:00Z"}\
            """;
    private static final String LETTER =
            """
            {"error": "exit code 1", "attempts": 5, "parkedAt": "2026-11-28T10:00:00Z", "retry": false,
             "event": {"id": "e1", "stream": "model/iris", "sequence": 4, "type": "VersionStageChanged",
              "time": "2026-11-28T10:00:00Z", "actor": "ada", "reason": null, "commandId": "c",
              "correlationId": "c", "causationId": null, "position": "3:9",
              "data": {"number": 2, "from": null, "to": "production", "cause": "requested", "counterpart": null}, "changes": []}}\
            """;

    private final StubNode node = new StubNode();
    private final Terminal terminal = Terminal.at(node.url());

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void the_list_says_who_is_how_far() {
        node.lists("GET /subscriptions", STATUS);

        assertThat(terminal.type("subscriptions list").out())
                .isEqualTo(
                        """
                        NAME   BEHIND  DEAD LETTERS  MOVED
                        batch  7       1             2026-11-28 10:00:00Z
                        """);
    }

    @Test
    void dead_letters_say_what_happened_and_what_went_wrong() {
        node.lists("GET /subscriptions/batch/dead-letters", LETTER);

        assertThat(terminal.type("subscriptions dead-letters batch --columns id,what,error").out())
                .isEqualTo(
                        """
                        EVENT  WHAT                     ERROR
                        e1     version 2 to production  exit code 1
                        """);
    }

    @Test
    void all_dead_letters_are_tried_again_or_discarded() {
        node.lists("GET /subscriptions/batch/dead-letters", LETTER)
                .answers("POST /subscriptions/batch/dead-letters/e1/retry", 200, LETTER)
                .answers("DELETE /subscriptions/batch/dead-letters/e1", 204, "");

        assertThat(terminal.type("subscriptions retry batch").out())
                .isEqualTo("1 dead letters of batch are to be tried again.\n");
        assertThat(terminal.type("subscriptions retry batch --event e1 --discard").out())
                .isEqualTo("1 dead letters of batch are discarded.\n");
        assertThat(node.requests())
                .extracting(StubNode.Request::line)
                .containsExactly(
                        "GET /subscriptions/batch/dead-letters",
                        "POST /subscriptions/batch/dead-letters/e1/retry",
                        "GET /subscriptions/batch/dead-letters",
                        "DELETE /subscriptions/batch/dead-letters/e1");
    }

    @Test
    void a_letter_that_is_not_there_is_a_failure() {
        node.lists("GET /subscriptions/batch/dead-letters", LETTER);

        assertThat(terminal.type("subscriptions retry batch --event e2"))
                .isEqualTo(
                        new Terminal.Result(
                                1,
                                "",
                                "modelog: batch has no dead letter of event e2\n'modelog subscriptions dead-letters batch' shows them.\n"));
    }

    @Test
    void a_subscription_is_deleted_when_a_person_agrees() {
        node.answers("DELETE /subscriptions/batch", 204, "");

        assertThat(terminal.type("subscriptions delete batch").err())
                .startsWith("modelog: 'Delete the subscription batch?' was not answered");
        assertThat(terminal.answering(true).type("subscriptions delete batch").out())
                .isEqualTo("The subscription batch is deleted.\n");
        assertThat(node.requests())
                .extracting(StubNode.Request::line)
                .containsExactly("DELETE /subscriptions/batch");
    }
}
