package io.modelog.api;

import static io.modelog.api.SharedNode.artifact;
import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.created;
import static io.modelog.api.SharedNode.model;
import static io.modelog.api.SharedNode.run;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Reads as of a moment.
class AsOfRoutesTest {
    private static final String PRODUCTION = "{\"stage\": \"production\", \"force\": true}";

    private final String model = model();

    @Test
    void a_version_reads_as_it_was_at_a_time_and_at_a_position() {
        var created = version("{\"description\": \"first\"}");
        var changed = client().patch(model + "/versions/1", "{\"description\": \"second\"}");
        client().patch(model + "/versions/1", "{\"description\": \"third\"}");

        var then = client().get(model + "/versions/1?asOf=" + created.text("updatedAt"));
        assertThat(then.body()).isEqualTo(created.body());
        assertThat(then.header("ETag")).isEqualTo("\"2\"");
        assertThat(then.header("Modelog-As-Of")).isEqualTo(created.text("updatedAt"));

        var position = changed.header("Modelog-Position");
        var later = client().get(model + "/versions/latest?asOf=" + position);
        assertThat(later.body()).isEqualTo(changed.body());
        assertThat(later.header("Modelog-As-Of")).isEqualTo(position);
        assertThat(client().get(model + "/versions/1").header("Modelog-As-Of")).isEmpty();
    }

    @Test
    void what_is_deleted_since_reads_as_it_was() {
        var version = version("{\"tags\": [\"gpu\"], \"metadata\": {\"accuracy\": 0.9}}");
        var links = model + "/versions/1/artifacts";
        created(client().post(links, "{\"artifact\": \"%s\"}".formatted(artifact())));
        var runs = model + "/versions/1/runs";
        var attached =
                created(client().post(runs, "{\"runId\": \"%s\"}".formatted(run())))
                        .text("attachedAt");
        var before = client().get(model).body();
        client().delete(model);

        assertThat(client().get(model).problem()).isEqualTo("model-unknown");
        assertThat(client().get(model + "?asOf=" + attached).body()).isEqualTo(before);
        assertThat(client().get(links + "?asOf=" + attached).items("version")).containsExactly("1");
        assertThat(client().get(runs + "?asOf=" + attached).items("status"))
                .containsExactly("running");
        assertThat(client().get(model + "/versions/1/metadata?asOf=" + attached).items("value"))
                .containsExactly("0.9");
        assertThat(client().get(model + "/versions?asOf=" + attached).items("tags")).hasSize(1);
        assertThat(client().get(model + "/stages?asOf=" + attached).items("name")).hasSize(4);
        assertThat(client().get("/api/v1/versions?limit=1000&asOf=" + attached).items("id"))
                .contains(version.text("id"));
        var filter = "&filter=name=" + model.substring("/api/v1/models/".length());
        assertThat(client().get("/api/v1/models?asOf=" + attached + filter).items("name"))
                .hasSize(1);
    }

    @Test
    void a_stage_means_who_held_it_then() {
        version("{}");
        version("{}");
        client().put(model + "/versions/1/stage", PRODUCTION);
        var first = client().get(model + "/versions/1").text("stageChangedAt");
        client().put(model + "/versions/2/stage", PRODUCTION);
        var second = client().get(model + "/versions/2").text("stageChangedAt");

        var production = model + "/versions/production?asOf=";
        assertThat(client().get(production + first).text("number")).isEqualTo("1");
        assertThat(client().get(production + second).text("number")).isEqualTo("2");
        assertThat(client().get(model + "/versions?stage=production&asOf=" + first).items("number"))
                .containsExactly("1");
        var everywhere = "/api/v1/stages/production?limit=1000&count=true&asOf=";
        var held = client().get(everywhere + first);
        assertThat(held.items("id"))
                .contains(client().get(model + "/versions/1").text("id"))
                .doesNotContain(client().get(model + "/versions/2").text("id"));
        assertThat(held.json().get("total").asInt()).isEqualTo(held.items("id").size());
    }

    @Test
    void before_a_model_was_there_it_is_unknown() {
        var registered = client().get(model).text("createdAt");

        assertThat(client().get(model + "?asOf=" + registered).status()).isEqualTo(200);
        assertThat(client().get(model + "?asOf=2020-01-01T00:00:00Z").problem())
                .isEqualTo("model-unknown");
        assertThat(client().get(model + "/versions?asOf=2020-01-01T00:00:00Z").problem())
                .isEqualTo("model-unknown");
    }

    @Test
    void a_moment_that_can_not_be_told_is_refused_with_the_reason() {
        assertRefused(
                "yesterday",
                "asOf is neither a time such as 2026-01-31T12:00:00Z nor a position such as 3:17");
        assertThat(client().get(model + "?asOf=2100-01-01T00:00:00Z").text("detail"))
                .startsWith("asOf is in the future; it is ");
        assertRefused("12:0", "asOf names none of the partitions 0 to 11");
        var position = created(client().post(model + "/versions", "{}")).header("Modelog-Position");
        var partition = Integer.parseInt(position.substring(0, position.indexOf(':')));
        var other = SharedNode.model();
        var elsewhere = client().patch(other, "{\"license\": \"MIT\"}").header("Modelog-Position");
        if (!elsewhere.startsWith(partition + ":")) {
            assertRefused(
                    elsewhere,
                    "asOf names no offset of partition %d, in which model/%s is"
                            .formatted(partition, model.substring("/api/v1/models/".length())));
        }
    }

    @Test
    void a_write_takes_no_moment() {
        var refused =
                client().patch(model + "?asOf=2026-01-01T00:00:00Z", "{\"license\": \"MIT\"}");

        assertThat(refused.text("detail")).isEqualTo("asOf is no parameter of this route");
    }

    private void assertRefused(String asOf, String detail) {
        var refused = client().get(model + "?asOf=" + asOf);
        assertThat(refused.problem()).isEqualTo("malformed-request");
        assertThat(refused.text("detail")).isEqualTo(detail);
    }

    private Client.Answer version(String body) {
        return created(client().post(model + "/versions", body));
    }
}
