package io.modelog.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubscriptionsTest {
    private static final String STATUS =
            """
            {"name": "batch", "position": "3:4", "behind": 7, "deadLetters": 1,
             "createdAt": "2026-11-28T10:00:00Z", "updatedAt": "2026-11-28T10:00:00Z"}\
            """;
    private static final String LETTER =
            """
            {"error": "exit code 1", "attempts": 5, "parkedAt": "2026-11-28T10:00:00Z", "retry": %s,
             "event": {"id": "e1", "stream": "model/iris", "sequence": 4, "type": "VersionStageChanged",
              "time": "2026-11-28T10:00:00Z", "actor": "ada", "reason": null, "commandId": "c",
              "correlationId": "c", "causationId": null, "position": "3:9", "data": {"number": 1}, "changes": []}}\
            """;

    private final StubNode node;
    private final Modelog modelog;

    SubscriptionsTest() throws IOException {
        node = new StubNode();
        modelog = node.client();
    }

    @AfterEach
    void stop() {
        modelog.close();
        node.close();
    }

    @Test
    void a_subscription_is_begun_moved_listed_and_deleted() {
        node.answers(201, STATUS)
                .answers(200, STATUS)
                .answers(200, "{\"items\": [%s], \"next\": null}".formatted(STATUS))
                .answers(204, "");
        var subscriptions = modelog.subscriptions();

        assertThat(subscriptions.begin("batch", "beginning").behind()).isEqualTo(7);
        subscriptions.move("batch", "3:4");
        assertThat(subscriptions.list())
                .extracting(SubscriptionStatus::position)
                .containsExactly("3:4");
        subscriptions.delete("batch");

        assertThat(node.asked())
                .containsExactly(
                        "PUT /subscriptions/batch",
                        "PUT /subscriptions/batch/position",
                        "GET /subscriptions",
                        "DELETE /subscriptions/batch");
        assertThat(node.requests.getFirst().body()).isEqualTo("{\"from\":\"beginning\"}");
    }

    @Test
    void a_dead_letter_is_parked_tried_again_and_discarded() {
        node.answers(200, "{\"items\": [%s], \"next\": null}".formatted(LETTER.formatted("false")))
                .answers(200, LETTER.formatted("false"))
                .answers(200, LETTER.formatted("true"))
                .answers(204, "");
        var subscriptions = modelog.subscriptions();

        var event = subscriptions.deadLetters("batch").iterator().next().event();
        subscriptions.park("batch", event, "exit code 1", 5);
        assertThat(subscriptions.retry("batch", event.id()).retry()).isTrue();
        subscriptions.discard("batch", event.id());

        assertThat(node.asked())
                .containsExactly(
                        "GET /subscriptions/batch/dead-letters",
                        "PUT /subscriptions/batch/dead-letters/e1",
                        "POST /subscriptions/batch/dead-letters/e1/retry",
                        "DELETE /subscriptions/batch/dead-letters/e1");
    }
}
