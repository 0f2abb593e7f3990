package io.modelog.api;

import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.created;
import static io.modelog.api.SharedNode.model;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Which version held which stage from when to when.
class TimelineRoutesTest {
    private final String model = model();

    @Test
    void each_period_tells_who_brought_the_version_in_and_out_and_why() {
        created(client().post(model + "/versions", "{}"));
        created(client().post(model + "/versions", "{}"));
        promote(1, "ada", "first");
        promote(2, "bob", "better");

        var timeline = client().get(model + "/timeline?stage=production");

        assertThat(timeline.items("version")).containsExactly("1", "2");
        assertThat(timeline.items("enteredBy")).containsExactly("ada", "bob");
        assertThat(timeline.items("enteredReason")).containsExactly("first", "better");
        assertThat(timeline.items("leftBy")).containsExactly("bob", "null");
        assertThat(timeline.items("leftReason")).containsExactly("better", "null");
        assertThat(timeline.items("next")).containsExactly("archived", "null");
        assertThat(timeline.text("/items/0/to")).isEqualTo(timeline.text("/items/1/from"));
        assertThat(timeline.json().at("/items/1/to").isNull()).isTrue();
        assertThat(client().get(model + "/timeline").items("stage"))
                .containsExactly("production", "archived", "production");
    }

    @Test
    void it_outlives_the_model() {
        created(client().post(model + "/versions", "{\"stage\": \"staging\"}"));
        client().delete(model);

        var timeline = client().get(model + "/timeline?filter=stage%20=%20staging&sort=-from");

        assertThat(timeline.items("version")).containsExactly("1");
        assertThat(timeline.json().at("/items/0/to").isNull()).isFalse();
        assertThat(timeline.items("next")).containsExactly("null");
    }

    @Test
    void a_model_that_never_was_has_none() {
        assertThat(client().get(model + "-never/timeline").problem()).isEqualTo("model-unknown");
        assertThat(client().get(model + "/timeline").items("version")).isEmpty();
    }

    private void promote(int version, String actor, String reason) {
        var body =
                "{\"stage\": \"production\", \"force\": true, \"reason\": \"%s\"}"
                        .formatted(reason);
        var path = "%s/versions/%d/stage".formatted(model, version);
        assertThat(client().put(path, body, "Modelog-Actor: " + actor).status()).isEqualTo(200);
    }
}
