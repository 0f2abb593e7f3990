package io.modelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Subscriptions by name at a real node. Each test has a subscription of its own.
class SubscriptionRoutesTest {
    private final Client client = SharedNode.client();
    private final String subscription = "/api/v1/subscriptions/" + SharedNode.name("sub");

    private void begin(String from) {
        SharedNode.created(client.put(subscription, "{\"from\": \"%s\"}".formatted(from)));
    }

    @Test
    void one_that_is_begun_knows_where_and_by_whom() {
        var begun =
                SharedNode.created(
                        client.put(
                                subscription, "{\"from\": \"beginning\"}", "Modelog-Actor: ada"));

        assertThat(begun.header("Location")).isEqualTo(subscription);
        assertThat(begun.text("position")).isEmpty();
        assertThat(client.get(subscription).json().get("name")).isEqualTo(begun.json().get("name"));
    }

    @Test
    void one_that_is_there_stays_as_it_is() {
        begin("beginning");
        client.put(subscription + "/position", "{\"position\": \"\"}");

        var again = client.put(subscription, "{\"from\": \"now\"}");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("position")).isEmpty();
    }

    @Test
    void one_that_begins_now_is_behind_nothing_until_something_happens() {
        begin("now");
        assertThat(client.get(subscription).json().get("behind").asInt()).isZero();

        var position =
                SharedNode.created(
                                client.post(
                                        "/api/v1/models",
                                        "{\"name\": \"%s\"}".formatted(SharedNode.name("late"))))
                        .header("Modelog-Position");
        assertThat(client.get(subscription).json().get("behind").asInt()).isPositive();

        var moved =
                client.put(
                        subscription + "/position", "{\"position\": \"%s\"}".formatted(position));
        assertThat(moved.text("position")).isEqualTo(position);
    }

    @Test
    void all_are_listed_by_name() {
        begin("now");

        assertThat(client.get("/api/v1/subscriptions").items("name"))
                .isSorted()
                .contains(subscription.substring("/api/v1/subscriptions/".length()));
    }

    @Test
    void one_that_is_deleted_is_gone_with_its_dead_letters() {
        begin("now");
        var event = park();

        assertThat(client.delete(subscription).status()).isEqualTo(204);

        assertThat(client.get(subscription).problem()).isEqualTo("subscription-unknown");
        begin("now");
        assertThat(client.get(subscription + "/dead-letters").items("error")).isEmpty();
        assertThat(client.delete(subscription + "/dead-letters/" + event).problem())
                .isEqualTo("dead-letter-unknown");
    }

    @Test
    void a_parked_event_is_shown_whole_marked_for_another_try_and_discarded() {
        begin("now");
        var event = park();
        var letters = subscription + "/dead-letters";

        var letter = client.get(letters).json().at("/items/0");
        assertThat(letter.get("error").asText()).isEqualTo("exit code 1");
        assertThat(letter.get("attempts").asInt()).isEqualTo(3);
        assertThat(letter.get("retry").asBoolean()).isFalse();
        assertThat(letter.at("/event/id").asText()).isEqualTo(event);
        assertThat(letter.at("/event/type").asText()).isEqualTo("ModelRegistered");
        assertThat(client.get(subscription).json().get("deadLetters").asInt()).isEqualTo(1);

        client.post(letters + "/" + event + "/retry", "");
        assertThat(client.get(letters).json().at("/items/0/retry").asBoolean()).isTrue();

        assertThat(client.delete(letters + "/" + event).status()).isEqualTo(204);
        assertThat(client.get(letters).items("error")).isEmpty();
    }

    private String park() {
        var event = client.get(SharedNode.model() + "/history").json().at("/items/0");
        var answer =
                client.put(
                        subscription + "/dead-letters/" + event.get("id").asText(),
                        """
                        {"stream": "%s", "sequence": 1, "position": "%s", "error": "exit code 1",
                         "attempts": 3}\
                        """
                                .formatted(
                                        event.get("stream").asText(),
                                        event.get("position").asText()));
        assertThat(answer.status()).isEqualTo(200);
        return event.get("id").asText();
    }

    @Test
    void a_letter_of_another_event_than_it_says_is_refused() {
        begin("now");
        var event = client.get(SharedNode.model() + "/history").json().at("/items/0");

        var answer =
                client.put(
                        subscription + "/dead-letters/019ab3c4-0000-7000-8000-000000000001",
                        """
                        {"stream": "%s", "sequence": 1, "position": "0:1", "error": "x", "attempts": 1}\
                        """
                                .formatted(event.get("stream").asText()));

        assertThat(answer.problem()).isEqualTo("invalid-field");
    }

    @Test
    void what_is_asked_is_checked() {
        assertThat(client.get("/api/v1/subscriptions/none").problem())
                .isEqualTo("subscription-unknown");
        assertThat(client.put("/api/v1/subscriptions/-x", "{}").problem())
                .isEqualTo("invalid-field");
        assertThat(client.put(subscription, "{\"from\": \"then\"}").problem())
                .isEqualTo("invalid-field");
        assertThat(client.put(subscription, "{\"form\": \"now\"}").problem())
                .isEqualTo("invalid-field");
    }
}
