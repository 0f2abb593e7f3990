package io.modelog.api;

import static io.modelog.api.SharedNode.artifact;
import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.created;
import static io.modelog.api.SharedNode.name;
import static io.modelog.api.SharedNode.version;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Tags and what has them.
class TagRoutesTest {
    private final String tag = name("tag");
    private final String path = "/api/v1/tags/" + tag;

    @Test
    void a_tag_exists_when_something_has_it() {
        assertThat(client().get(path).problem()).isEqualTo("tag-unknown");
        var version = version();
        var artifact = "/api/v1/artifacts/" + artifact();
        var add = "{\"addTags\": [\"%s\"]}".formatted(tag);
        for (var thing :
                new String[] {
                    version.replace("/versions/1", ""), version, artifact, artifact + "/versions/1"
                }) {
            assertThat(client().patch(thing, add).json().get("tags").toString())
                    .isEqualTo("[\"%s\"]".formatted(tag));
        }

        var found = client().get(path);
        assertThat(found.text("registered")).isEqualTo("false");
        for (var count : new String[] {"models", "versions", "artifacts", "artifactVersions"}) {
            assertThat(found.text(count)).isEqualTo("1");
        }
        assertThat(client().get("/api/v1/tags?filter=name%20=%20'" + tag + "'").items("color"))
                .containsExactly(found.text("color"));

        client().patch(version, "{\"removeTags\": [\"%s\"]}".formatted(tag));
        assertThat(client().get(path).text("versions")).isEqualTo("0");
    }

    @Test
    void a_registered_tag_has_the_colour_chosen_for_it() {
        var registered =
                created(
                        client().post(
                                        "/api/v1/tags",
                                        "{\"name\": \"%s\", \"color\": \"teal\"}".formatted(tag)));

        assertThat(registered.header("Location")).isEqualTo(path);
        assertThat(registered.text("color")).isEqualTo("teal");
        assertThat(client().get(path).body()).isEqualTo(registered.body());
        var again = client().post("/api/v1/tags", "{\"name\": \"%s\"}".formatted(tag));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("tag-exists");

        var recolored = client().patch(path, "{\"color\": \"red\"}");
        assertThat(recolored.text("color")).isEqualTo("red");
        assertThat(recolored.header("ETag")).isEqualTo("\"2\"");
        assertThat(client().patch(path, "{\"color\": \"pink\"}").text("/errors/0/field"))
                .isEqualTo("color");
        assertThat(client().patch(path + "x", "{\"color\": \"red\"}").problem())
                .isEqualTo("tag-unknown");
    }

    @Test
    void a_tag_that_is_not_registered_has_no_colour_to_change() {
        client().patch(version(), "{\"addTags\": [\"%s\"]}".formatted(tag));

        var refused = client().patch(path, "{\"color\": \"red\"}");
        assertThat(refused.problem()).isEqualTo("tag-unknown");
        assertThat(refused.text("detail"))
                .isEqualTo(
                        "the tag '%s' is not registered; POST /api/v1/tags does that"
                                .formatted(tag));
    }

    @Test
    void without_a_colour_the_name_picks_one() {
        var registered = client().post("/api/v1/tags", "{\"name\": \"%s\"}".formatted(tag));
        var version = version();
        client().delete(path);
        client().patch(version, "{\"addTags\": [\"%s\"]}".formatted(tag));

        assertThat(client().get(path).text("color")).isEqualTo(registered.text("color"));
    }

    @Test
    void an_unused_tag_is_deleted_at_once() {
        created(client().post("/api/v1/tags", "{\"name\": \"%s\"}".formatted(tag)));

        assertThat(client().delete(path).status()).isEqualTo(204);
        assertThat(client().get(path).problem()).isEqualTo("tag-unknown");
        assertThat(client().delete(path).problem()).isEqualTo("tag-unknown");
    }

    @Test
    void a_tag_in_use_is_taken_off_thing_by_thing_when_forced() {
        var version = version();
        var artifact = "/api/v1/artifacts/" + artifact();
        var add = "{\"addTags\": [\"%s\", \"other\"]}".formatted(tag);
        client().patch(version, add);
        client().patch(version.replace("/versions/1", ""), add);
        client().patch(artifact, add);
        client().patch(artifact + "/versions/1", add);

        var refused = client().delete(path);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("deletion-guarded");
        assertThat(refused.text("/why/0"))
                .isEqualTo("1 models, 1 versions, 1 artifacts and 1 artifact versions have it");

        var deleted =
                client().delete(
                                path + "?force=true",
                                "Modelog-Actor: ann",
                                "Modelog-Reason: tidy",
                                "Idempotency-Key: " + tag);
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(client().get(path).problem()).isEqualTo("tag-unknown");
        for (var thing : new String[] {version, artifact, artifact + "/versions/1"}) {
            assertThat(client().get(thing).json().get("tags").toString()).isEqualTo("[\"other\"]");
        }
        var untagged = client().get(version.replace("/versions/1", "/history?type=TagsChanged"));
        assertThat(untagged.json().at("/items/2/data").toString())
                .contains("\"added\":[],\"removed\":[\"%s\"]".formatted(tag));
        assertThat(untagged.text("/items/2/actor")).isEqualTo("ann");
        assertThat(untagged.text("/items/2/reason")).isEqualTo("tidy");
        assertThat(untagged.text("/items/2/correlationId")).isEqualTo(tag);
    }

    @Test
    void a_thing_has_at_most_100_tags() {
        var tags =
                IntStream.range(0, 100)
                        .mapToObj("\"t%d\""::formatted)
                        .collect(Collectors.joining(","));
        var version = version();
        var model = version.replace("/versions/1", "");
        var artifact = "/api/v1/artifacts/" + artifact();
        for (var thing : new String[] {model, version, artifact, artifact + "/versions/1"}) {
            client().patch(thing, "{\"addTags\": [%s]}".formatted(tags));
            var refused = client().patch(thing, "{\"addTags\": [\"one more\"]}");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.problem()).isEqualTo("limit-exceeded");
            assertThat(refused.text("what")).isEqualTo("tags");
        }
        assertThat(
                        client().patch(model, "{\"addTags\": [%s,\"x\"]}".formatted(tags))
                                .text("/errors/0/field"))
                .isEqualTo("addTags");
    }
}
