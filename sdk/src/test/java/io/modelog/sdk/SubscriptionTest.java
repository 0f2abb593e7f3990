package io.modelog.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Subscriptions against a server that hangs up after what it was told to send.
class SubscriptionTest {
    private static final Retries QUICK = new Retries(3, Duration.ofMillis(1), Duration.ofMillis(2));
    private static final String STATUS =
            """
            {"name": "batch", "position": "%s", "behind": 0, "deadLetters": 0,
             "createdAt": "2026-11-28T10:00:00Z", "updatedAt": "2026-11-28T10:00:00Z"}\
            """;

    private final StubNode node;
    private final Modelog modelog;
    private final List<String> handled = Collections.synchronizedList(new ArrayList<>());

    SubscriptionTest() throws IOException {
        node = new StubNode();
        modelog = node.client();
    }

    @AfterEach
    void stop() {
        modelog.close();
        node.close();
    }

    private static String frame(String id, String model, int sequence, String position) {
        return """
        id: %s
        event: VersionStageChanged
        data: {"specversion": "1.0", "data": {"id": "%s-%d", "stream": "model/%s", "sequence": %d, \
        "type": "VersionStageChanged", "time": "2026-11-28T10:00:00Z", "actor": "ada", "reason": null, \
        "commandId": "c", "correlationId": "c", "causationId": null, "position": "%s", \
        "data": {"number": 1, "from": null, "to": "production", "cause": "requested", "counterpart": null}, "changes": []}}

        """
                .formatted(id, model, sequence, model, sequence, position);
    }

    private EventHandler counting(CountDownLatch expected) {
        return event -> {
            handled.add(event.id());
            expected.countDown();
        };
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_connection_that_breaks_is_made_again_behind_the_last_event() throws Exception {
        node.answers(200, ": heartbeat\nid: 3:4\n\n" + frame("3:5", "iris", 1, "3:5"))
                .hangsUp()
                .answers(200, frame("3:9", "iris", 2, "3:9"));
        var two = new CountDownLatch(2);

        try (var _ = modelog.subscribe(EventFilter.intoStage("production"), counting(two))) {
            await(two);
        }

        assertThat(handled).containsExactly("iris-1", "iris-2");
        assertThat(node.requests.getFirst().uri())
                .isEqualTo("/api/v1/events?stage=production&from=now");
        assertThat(node.requests.getFirst().header("Last-event-id")).isEmpty();
        assertThat(node.requests.get(2).header("Last-event-id")).isEqualTo("3:5");
    }

    @Test
    void one_with_a_name_goes_on_where_the_node_says_and_saves_where_it_got() throws Exception {
        node.answers(200, STATUS.formatted("3:4")).answers(200, frame("3:5,7:1", "iris", 1, "3:5"));
        var one = new CountDownLatch(1);

        var subscription =
                modelog.subscribe(EventFilter.ALL, SubscribeOptions.named("batch"), counting(one));
        await(one);
        for (var i = 0; i < 50; i++) {
            node.answers(200, STATUS.formatted("3:5,7:1")); // for reconnects, and the saving
        }
        subscription.close();

        assertThat(subscription.position()).isEqualTo("3:5,7:1");
        assertThat(node.requests.get(1).header("Last-event-id")).isEqualTo("3:4");
        var saved = node.requests.stream().filter(r -> r.uri().endsWith("/position")).toList();
        assertThat(saved.getLast().body()).isEqualTo("{\"position\":\"3:5,7:1\"}");
    }

    @Test
    void an_event_that_fails_is_tried_again_and_then_ends_a_subscription_without_a_name()
            throws Exception {
        node.answers(200, frame("3:5", "iris", 1, "3:5"));
        var options = SubscribeOptions.NOW.retries(QUICK);

        try (var subscription =
                modelog.subscribe(
                        EventFilter.ALL,
                        options,
                        event -> {
                            handled.add(event.id());
                            throw new IllegalStateException("no disk");
                        })) {
            assertThatThrownBy(subscription::join)
                    .isInstanceOf(SubscriptionFailedException.class)
                    .hasMessage("event iris-1 could not be handled in 3 attempts: no disk");
        }
        assertThat(handled).containsExactly("iris-1", "iris-1", "iris-1");
    }

    @Test
    void what_the_node_refuses_ends_the_subscription() {
        node.answers(
                400,
                """
                {"type": "urn:modelog:problem:malformed-request", "title": "Malformed request", "status": 400,
                 "detail": "type 'X' is no type of event", "parameter": "type"}
                """);

        try (var subscription =
                modelog.subscribe(EventFilter.ALL.ofTypes("X"), event -> handled.add(event.id()))) {
            assertThatThrownBy(subscription::join)
                    .isInstanceOf(SubscriptionFailedException.class)
                    .hasMessageContaining("type 'X' is no type of event");
        }
    }

    @Test
    void more_at_once_than_the_log_has_partitions_is_refused() {
        assertThatThrownBy(() -> SubscribeOptions.NOW.parallel(13))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parallel is 13; 1 to 12 can be handled at once");
    }
}
