package io.modelog.api;

import static io.modelog.api.SharedNode.artifact;
import static io.modelog.api.SharedNode.artifactVersion;
import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.created;
import static io.modelog.api.SharedNode.model;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinkRoutesTest {
    private final String version = version();
    private final String links = version + "/artifacts";

    @Test
    void a_link_carries_what_its_artifact_version_is() {
        var artifact = artifact();

        var linked =
                created(
                        client().post(
                                        links,
                                        "{\"artifact\": \"%s\", \"kind\": \"model\"}"
                                                .formatted(artifact)));

        assertThat(linked.header("Location")).isEqualTo(links + "/" + artifact + "@1");
        assertThat(linked.text("id")).isEqualTo(artifact + "@1");
        assertThat(linked.text("kind")).isEqualTo("model");
        assertThat(linked.text("uri")).isEqualTo("file:///store/1");
        assertThat(linked.text("sizeBytes")).isEqualTo("7");
        var listed = client().get(links + "?kind=model&artifact=" + artifact).json().at("/items/0");
        assertThat(listed).isEqualTo(linked.json());
        assertThat(client().get(links + "?kind=data").items("id")).isEmpty();
        assertThat(client().get(version).json().at("/artifacts/model").asLong()).isEqualTo(1);
    }

    @Test
    void the_same_link_again_is_no_new_one() {
        var body = "{\"artifact\": \"%s\"}".formatted(artifact());
        var first = created(client().post(links, body));
        var second = client().post(links, body);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void links_to_older_versions_stay_unless_they_are_overwritten() {
        var artifact = artifact();
        created(client().post(links, "{\"artifact\": \"%s\"}".formatted(artifact)));
        artifactVersion(artifact);
        created(client().post(links, "{\"artifact\": \"%s\"}".formatted(artifact)));
        assertThat(client().get(links).items("artifactVersion")).containsExactly("1", "2");

        var overwriting =
                client().post(
                                links,
                                "{\"artifact\": \"%s\", \"version\": 1, \"overwrite\": true}"
                                        .formatted(artifact));

        assertThat(overwriting.status()).isEqualTo(200);
        assertThat(overwriting.text("artifactVersion")).isEqualTo("1");
        assertThat(client().get(links).items("artifactVersion")).containsExactly("1");
    }

    @Test
    void a_link_is_removed_by_version_and_all_links_of_an_artifact_by_name() {
        var artifact = artifact();
        for (var number = 1; number <= 3; number++) {
            created(
                    client().post(
                                    links,
                                    "{\"artifact\": \"%s\", \"version\": %d}"
                                            .formatted(artifact, number)));
            artifactVersion(artifact);
        }

        assertThat(client().delete(links + "/" + artifact + "@2").status()).isEqualTo(204);
        assertThat(client().get(links).items("artifactVersion")).containsExactly("1", "3");
        assertThat(client().delete(links + "/" + artifact).status()).isEqualTo(204);
        assertThat(client().get(links).items("id")).isEmpty();
        assertThat(client().delete(links + "/" + artifact).problem()).isEqualTo("link-unknown");
    }

    @Test
    void only_what_is_there_can_be_linked() {
        assertThat(client().post(links, "{\"artifact\": \"nothing\"}").problem())
                .isEqualTo("artifact-unknown");
        assertThat(
                        client().post(
                                        links,
                                        "{\"artifact\": \"%s\", \"version\": 9}"
                                                .formatted(artifact()))
                                .problem())
                .isEqualTo("artifact-version-unknown");
        assertThat(
                        client().post(
                                        version.replace("/1", "/2") + "/artifacts",
                                        "{\"artifact\": \"%s\"}".formatted(artifact()))
                                .problem())
                .isEqualTo("version-unknown");
        assertThat(client().get("/api/v1/models/nobody/versions/1/artifacts").problem())
                .isEqualTo("model-unknown");
    }

    private static String version() {
        var versions = model() + "/versions";
        created(client().post(versions, "{}"));
        return versions + "/1";
    }
}
