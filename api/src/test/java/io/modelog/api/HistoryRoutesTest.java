package io.modelog.api;

import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.version;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HistoryRoutesTest {
    private final String version = version();
    private final String model = version.replace("/versions/1", "");

    @Test
    void an_event_tells_what_was_before_and_after() {
        client().patch(version, "{\"name\": \"spring\", \"metadata\": {\"accuracy\": 0.8}}");
        client().patch(version, "{\"name\": \"summer\", \"metadata\": {\"accuracy\": 0.9}}");
        client().put(version + "/stage", "{\"stage\": \"staging\"}");

        assertThat(changes("VersionUpdated", 1))
                .isEqualTo("[{\"field\":\"name\",\"before\":\"spring\",\"after\":\"summer\"}]");
        assertThat(changes("MetadataLogged", 0))
                .isEqualTo("[{\"field\":\"metadata.accuracy\",\"before\":null,\"after\":0.8}]");
        assertThat(changes("MetadataLogged", 1))
                .isEqualTo("[{\"field\":\"metadata.accuracy\",\"before\":0.8,\"after\":0.9}]");
        assertThat(changes("VersionStageChanged", 0))
                .isEqualTo("[{\"field\":\"stage\",\"before\":null,\"after\":\"staging\"}]");
        assertThat(changes("VersionCreated", 0)).isEqualTo("[]");
    }

    @Test
    void the_history_of_a_version_leaves_the_others_out() {
        client().post(model + "/versions", "{\"name\": \"second\"}");
        client().put(model + "/versions/2/stage", "{\"stage\": \"production\"}");

        assertThat(types(version + "/history")).containsExactly("VersionCreated");
        for (var selector : new String[] {"2", "second", "production", "latest"}) {
            assertThat(types(model + "/versions/" + selector + "/history"))
                    .containsExactly("VersionCreated", "VersionStageChanged");
        }
        assertThat(types(model + "/versions/2/history?sort=-time"))
                .containsExactly("VersionStageChanged", "VersionCreated");
    }

    @Test
    void a_deleted_version_keeps_its_history_by_number_and_id() {
        var id = client().get(version).text("id");
        client().delete(version, "Modelog-Reason: too%20old");

        assertThat(types(model + "/versions/1/history"))
                .containsExactly("VersionCreated", "VersionDeleted");
        assertThat(client().get(model + "/versions/%s/history".formatted(id)).items("reason"))
                .containsExactly("null", "too old");
        assertThat(client().get(model + "/versions/7/history").problem())
                .isEqualTo("version-unknown");
        assertThat(client().get(model + "/versions/latest/history").problem())
                .isEqualTo("version-unknown");
        assertThat(client().get("/api/v1/models/nobody/versions/1/history").problem())
                .isEqualTo("model-unknown");
    }

    @Test
    void moves_into_and_out_of_a_stage_can_be_asked_for() {
        client().put(version + "/stage", "{\"stage\": \"staging\"}");
        client().put(version + "/stage", "{\"stage\": \"production\"}");
        client().put(version + "/stage", "{\"stage\": \"archived\"}");

        var moves = client().get(model + "/history?stage=production");

        assertThat(moves.json().get("items").findValuesAsText("from"))
                .containsExactly("staging", "production");
        assertThat(types(version + "/history?stage=none")).isEmpty();
    }

    @Test
    void actor_and_time_narrow_it_down() {
        client().patch(version, "{\"description\": \"d\"}", "Modelog-Actor: zoe");
        var time = client().get(model + "/history?actor=zoe").items("time").getFirst();
        var later = Instant.parse(time).plusNanos(1000);

        assertThat(types(model + "/history?actor=zoe")).containsExactly("VersionUpdated");
        assertThat(types(model + "/history?since=" + time)).containsExactly("VersionUpdated");
        assertThat(types(model + "/history?until=" + time))
                .containsExactly("ModelRegistered", "VersionCreated");
        assertThat(types(model + "/history?since=" + later)).isEmpty();
        assertThat(types(model + "/history?since=2026-01-01&actor=zoe"))
                .containsExactly("VersionUpdated");
    }

    @Test
    void the_history_of_all_streams_is_one_timeline() {
        var artifact = SharedNode.artifact();
        var actor = SharedNode.name("actor");
        client().patch(version, "{\"description\": \"d\"}", "Modelog-Actor: " + actor);
        client().patch(
                        "/api/v1/artifacts/" + artifact,
                        "{\"addTags\": [\"t\"]}",
                        "Modelog-Actor: " + actor);

        assertThat(ofAll("actor=" + actor).items("type"))
                .containsExactly("VersionUpdated", "ArtifactTagsChanged");
        assertThat(ofAll("actor=%s&sort=-time&limit=1".formatted(actor)).items("stream"))
                .containsExactly("artifact/" + artifact);
        assertThat(ofAll("actor=%s&type=VersionUpdated".formatted(actor)).items("stream"))
                .containsExactly(model.replace("/api/v1/models/", "model/"));
        assertThat(ofAll("stream=artifact/" + artifact).items("type"))
                .containsExactly(
                        "ArtifactRegistered", "ArtifactVersionCreated", "ArtifactTagsChanged");
    }

    @Test
    void pages_of_all_streams_go_on_while_the_log_grows() {
        var actor = SharedNode.name("actor");
        for (var rows = 1; rows <= 3; rows++) {
            client().post(
                            version + "/metadata",
                            "{\"rows\": %d}".formatted(rows),
                            "Modelog-Actor: " + actor);
        }

        var first = ofAll("actor=%s&sort=-time&limit=2".formatted(actor));
        client().post(version + "/metadata", "{\"rows\": 4}", "Modelog-Actor: " + actor);
        var second =
                ofAll("actor=%s&sort=-time&limit=2&cursor=%s".formatted(actor, first.text("next")));

        assertThat(first.json().get("items").findValuesAsText("rows")).containsExactly("3", "2");
        assertThat(second.json().get("items").findValuesAsText("rows")).containsExactly("1");
    }

    @Test
    void what_cannot_be_asked_for_is_refused_by_name() {
        assertRefused("/history?type=VersionCreate", "type", "'VersionCreate' is no type of event");
        assertRefused("/history?since=yesterday", "since", "is neither a time such as");
        assertRefused("/history?since=2026-02-01&until=2026-01-01", "until", "is not after since");
        assertRefused("/history?stage=Latest!", "stage", "");
        assertRefused("/history?sort=type", "sort", "sorted by time or by -time only");
        assertRefused("/history?count=true", "count", "is not for the history of all streams");
        assertRefused("/history?stream=iris", "stream", "is none of model/…");
        assertRefused("/history?version=1", "version", "is no parameter of this route");
    }

    private static void assertRefused(String path, String parameter, String detail) {
        var refused = client().get("/api/v1" + path);
        assertThat(refused.problem()).isEqualTo("malformed-request");
        assertThat(refused.text("detail")).startsWith(parameter).contains(detail);
    }

    private static Client.Answer ofAll(String query) {
        return client().get("/api/v1/history?" + query);
    }

    private static Iterable<String> types(String path) {
        return client().get(path).items("type");
    }

    private String changes(String type, int index) {
        return client().get(version + "/history?type=" + type)
                .json()
                .at("/items/%d/changes".formatted(index))
                .toString();
    }
}
