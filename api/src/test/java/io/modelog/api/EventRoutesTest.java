package io.modelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// Server-sent events of a real node. Each test has a model of its own.
class EventRoutesTest {
    private final Client client = SharedNode.client();

    private Listener listen(String query, String... lastEventId) throws Exception {
        return new Listener(client.url(), query, lastEventId);
    }

    private static String nameIn(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void stage(String model, int version, String stage) {
        var answer =
                client.put(
                        model + "/versions/" + version + "/stage",
                        "{\"stage\": \"%s\", \"force\": true, \"reason\": \"better\"}"
                                .formatted(stage),
                        "Modelog-Actor: ada");
        assertThat(answer.status()).isEqualTo(200);
    }

    private String modelWithVersions(int count) {
        var model = SharedNode.model();
        for (var i = 0; i < count; i++) {
            SharedNode.created(client.post(model + "/versions", "{}"));
        }
        return model;
    }

    @Test
    void an_event_comes_as_a_cloud_event_with_the_event_of_the_history_as_data() throws Exception {
        var model = modelWithVersions(1);
        try (var listener = listen("?model=" + nameIn(model))) {
            assertThat(listener.response().headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            stage(model, 1, "staging");

            var received = listener.next();

            assertThat(received.event()).isEqualTo("VersionStageChanged");
            var event = received.data();
            assertThat(event.get("specversion").asText()).isEqualTo("1.0");
            assertThat(event.get("source").asText()).isEqualTo("/modelog");
            assertThat(event.get("type").asText()).isEqualTo("io.modelog.VersionStageChanged");
            assertThat(event.get("subject").asText()).isEqualTo("model/" + nameIn(model));
            assertThat(event.get("sequence").asText()).isEqualTo("0000000000000000003");
            assertThat(event.get("id")).isEqualTo(event.at("/data/id"));
            assertThat(event.get("data"))
                    .isEqualTo(
                            client.get(model + "/history?type=VersionStageChanged")
                                    .json()
                                    .at("/items/0"));
        }
    }

    @Test
    void who_goes_on_from_the_last_id_misses_nothing_and_gets_nothing_twice() throws Exception {
        var model = modelWithVersions(9);
        var query = "?from=beginning&model=" + nameIn(model);
        var sequences = new ArrayList<Integer>();
        var lastId = "";
        for (var take = 1; take <= 4; take++) {
            try (var listener = lastId.isEmpty() ? listen(query) : listen(query, lastId)) {
                for (var received : listener.next(take)) {
                    sequences.add(received.data().at("/data/sequence").asInt());
                    lastId = received.id();
                }
            }
        }

        assertThat(sequences).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void only_changes_into_the_stage_come_when_one_is_named() throws Exception {
        var model = modelWithVersions(2);
        try (var listener = listen("?stage=production&model=" + nameIn(model))) {
            stage(model, 1, "staging");
            stage(model, 1, "production");
            stage(model, 2, "production");

            assertThat(listener.next(2))
                    .extracting(r -> r.data().at("/data/data/number").asInt())
                    .containsExactly(1, 2);
        }
    }

    @Test
    void types_actor_and_stream_choose_too() throws Exception {
        var model = modelWithVersions(1);
        var stream = "model/" + nameIn(model);
        stage(model, 1, "staging");
        try (var types =
                        listen(
                                "?from=beginning&type=VersionCreated,ModelDeleted&stream="
                                        + stream);
                var actor = listen("?from=beginning&actor=ada&stream=" + stream)) {
            assertThat(types.next().event()).isEqualTo("VersionCreated");
            assertThat(actor.next().event()).isEqualTo("VersionStageChanged");
        }
    }

    @Test
    void the_first_id_is_where_the_reader_begins() throws Exception {
        var model = modelWithVersions(0);
        String begun;
        try (var listener = listen("?model=" + nameIn(model))) {
            begun = listener.lastId();
        }
        SharedNode.created(client.post(model + "/versions", "{}"));

        try (var listener = listen("?from=" + begun + "&model=" + nameIn(model))) {
            assertThat(listener.next().event()).isEqualTo("VersionCreated");
        }
    }

    @Test
    void a_rebuild_of_the_views_tells_nobody_anything() throws Exception {
        var model = modelWithVersions(1);
        try (var listener = listen("?model=" + nameIn(model))) {
            assertThat(client.post("/api/v1/views/rebuild", "").status()).isEqualTo(202);
            while (!client.get("/api/v1/views/rebuild").text("phase").equals("done")) {
                Thread.onSpinWait();
            }
            stage(model, 1, "staging");

            assertThat(listener.next().data().at("/data/sequence").asInt()).isEqualTo(3);
        }
    }

    @Test
    void what_is_asked_is_checked_before_anything_is_sent() {
        assertThat(client.get("/api/v1/events?type=Promoted").problem())
                .isEqualTo("malformed-request");
        assertThat(client.get("/api/v1/events?from=yesterday").text("detail"))
                .isEqualTo("from is neither beginning nor now nor a position such as 3:17,5:2");
        assertThat(client.get("/api/v1/events?from=12:0").status()).isEqualTo(400);
        assertThat(client.get("/api/v1/events", "Last-Event-ID: x").text("parameter"))
                .isEqualTo("Last-Event-ID");
        assertThat(client.get("/api/v1/events?modle=x").text("parameter")).isEqualTo("modle");
    }

    @Test
    void the_metrics_count_who_listens() throws Exception {
        try (var _ = listen("")) {
            assertThat(client.get("/metrics").body())
                    .containsPattern("modelog_events_readers [1-9]")
                    .contains("modelog_events_lag ");
        }
    }
}
