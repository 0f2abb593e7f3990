package io.modelog.api;

import static io.modelog.api.SharedNode.artifact;
import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.created;
import static io.modelog.api.SharedNode.model;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What differs between two versions, or one at two moments.
class DiffRoutesTest {
    private final String model = model();

    @Test
    void two_versions_differ_in_fields_tags_metadata_and_artifacts() {
        version("{\"tags\": [\"cpu\"], \"metadata\": {\"accuracy\": 0.9, \"rows\": 150}}");
        version("{\"tags\": [\"gpu\"], \"metadata\": {\"accuracy\": 0.93, \"rows\": 150}}");
        var artifact = artifact();
        created(
                client().post(
                                model + "/versions/2/artifacts",
                                "{\"artifact\": \"%s\"}".formatted(artifact)));

        var diff = client().get(model + "/versions/1/diff?to=latest");

        assertThat(changes(diff))
                .containsExactly(
                        "field name changed \"1\" \"2\"",
                        "tag cpu removed \"cpu\" null",
                        "tag gpu added null \"gpu\"",
                        "metadata accuracy changed 0.9 0.93",
                        "artifact %s added null {}".formatted(artifact));
        assertThat(diff.json().at("/from").toString())
                .isEqualTo(
                        "{\"model\":\"%s\",\"number\":1,\"name\":\"1\",\"asOf\":null}"
                                .formatted(model.substring("/api/v1/models/".length())));
        assertThat(diff.text("/to/number")).isEqualTo("2");
        assertThat(changes(client().get(model + "/versions/1/diff?to=1"))).isEmpty();
    }

    @Test
    void one_version_differs_at_two_moments() {
        var first = version("{\"description\": \"first\"}").text("updatedAt");
        var second =
                client().patch(model + "/versions/1", "{\"description\": \"second\"}")
                        .text("updatedAt");
        client().patch(model + "/versions/1", "{\"description\": null}");

        var path = model + "/versions/1/diff?";
        assertThat(changes(client().get(path + "asOf=" + first + "&toAsOf=" + second)))
                .containsExactly("field description changed \"first\" \"second\"");
        assertThat(changes(client().get(path + "asOf=" + second)))
                .containsExactly("field description removed \"second\" null");
        assertThat(client().get(path + "asOf=" + second).text("/from/asOf")).isEqualTo(second);
    }

    @Test
    void a_stage_means_who_held_it_at_each_moment() {
        var first = version("{\"stage\": \"production\"}").text("stageChangedAt");
        version("{\"stage\": \"production\", \"force\": true}");

        var diff = client().get(model + "/versions/production/diff?asOf=" + first);

        assertThat(diff.text("/from/number")).isEqualTo("1");
        assertThat(diff.text("/to/number")).isEqualTo("2");
    }

    @Test
    void a_diff_with_nothing_to_compare_with_is_refused() {
        version("{}");

        assertThat(client().get(model + "/versions/1/diff").text("detail"))
                .isEqualTo("to is missing, and so are asOf and toAsOf");
        assertThat(client().get(model + "/versions/1/diff?to=7").problem())
                .isEqualTo("version-unknown");
    }

    /// Objects shortened to braces.
    private static List<String> changes(Client.Answer diff) {
        var changes = diff.json().get("differences");
        return IntStream.range(0, changes.size())
                .mapToObj(changes::get)
                .map(change ->
                        "%s %s %s %s %s"
                                .formatted(
                                        change.get("part").asText(),
                                        change.get("name").asText(),
                                        change.get("change").asText(),
                                        change.get("before").isObject()
                                                ? "{}"
                                                : change.get("before").toString(),
                                        change.get("after").isObject()
                                                ? "{}"
                                                : change.get("after").toString()))
                .toList();
    }

    private Client.Answer version(String body) {
        return created(client().post(model + "/versions", body));
    }
}
