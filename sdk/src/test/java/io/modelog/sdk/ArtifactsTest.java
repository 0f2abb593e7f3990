package io.modelog.sdk;

import static io.modelog.sdk.Samples.ARTIFACT;
import static io.modelog.sdk.Samples.ARTIFACT_VERSION;
import static io.modelog.sdk.Samples.METADATA;
import static io.modelog.sdk.Samples.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArtifactsTest {
    private static final NewArtifactVersion CONTENT =
            new NewArtifactVersion(
                    URI.create("file:///store/2"),
                    "9f86",
                    120,
                    "text/plain",
                    "java.lang.String",
                    null,
                    null);

    private final StubNode node;
    private final Modelog modelog;

    ArtifactsTest() throws IOException {
        node = new StubNode();
        modelog = node.client();
    }

    @AfterEach
    void stop() {
        modelog.close();
        node.close();
    }

    @Test
    void a_version_is_recorded_with_its_tags_and_metadata() {
        node.answers(201, ARTIFACT_VERSION);

        var version =
                modelog.artifacts()
                        .createVersion(
                                "iris_model",
                                CONTENT.withTags(List.of("gpu")).withMetadata(Map.of("rows", 150)));

        assertThat(version.tags()).containsExactly("gpu");
        assertThat(version.metadata())
                .containsExactly(Map.entry("rows", new MetadataValue.Whole(150)));
        assertThat(node.requests.getFirst().body())
                .isEqualTo(
                        """
                        {"uri":"file:///store/2","sha256":"9f86","sizeBytes":120,"mediaType":"text/plain",\
                        "type":"java.lang.String","tags":["gpu"],"metadata":{"rows":150}}\
                        """);
    }

    @Test
    void tags_change_on_the_artifact_and_on_its_versions() {
        node.answers(200, ARTIFACT).answers(200, ARTIFACT_VERSION);

        assertThat(modelog.artifacts().changeTags("iris_model", List.of("gpu"), List.of()).tags())
                .containsExactly("gpu");
        modelog.artifacts().changeVersionTags("iris_model", 2, List.of(), List.of("wip"));

        assertThat(node.asked())
                .containsExactly(
                        "PATCH /artifacts/iris_model", "PATCH /artifacts/iris_model/versions/2");
        assertThat(node.requests.stream().map(StubNode.Request::body))
                .containsExactly(
                        "{\"addTags\":[\"gpu\"],\"removeTags\":[]}",
                        "{\"addTags\":[],\"removeTags\":[\"wip\"]}");
    }

    @Test
    void metadata_is_logged_and_listed() {
        node.answers(200, page(METADATA)).answers(200, page(METADATA));
        var artifacts = modelog.artifacts();

        assertThat(artifacts.logVersionMetadata("iris_model", 2, Map.of("accuracy", 0.97)))
                .hasSize(1);
        assertThat(artifacts.versionMetadata("iris_model", 2).stream()).hasSize(1);
        assertThat(node.asked())
                .containsExactly(
                        "POST /artifacts/iris_model/versions/2/metadata",
                        "GET /artifacts/iris_model/versions/2/metadata");
    }

    @Test
    void artifacts_and_versions_are_deleted_by_force_or_not() {
        for (int i = 0; i < 4; i++) {
            node.answers(204, "");
        }
        var artifacts = modelog.artifacts();

        artifacts.delete("iris_model");
        artifacts.delete("iris_model", true);
        artifacts.deleteVersion("iris_model", 2);
        artifacts.deleteVersion("iris_model", 2, true);

        assertThat(node.asked())
                .containsExactly(
                        "DELETE /artifacts/iris_model",
                        "DELETE /artifacts/iris_model?force=true",
                        "DELETE /artifacts/iris_model/versions/2",
                        "DELETE /artifacts/iris_model/versions/2?force=true");
    }

    @Test
    void artifacts_and_versions_are_read() {
        node.answers(200, page(ARTIFACT))
                .answers(200, page(ARTIFACT_VERSION))
                .answers(200, ARTIFACT_VERSION)
                .answers(200, ARTIFACT_VERSION);
        var artifacts = modelog.artifacts();

        assertThat(artifacts.list().stream().map(Artifact::kind))
                .containsExactly(ArtifactKind.MODEL);
        assertThat(artifacts.versions("iris_model").stream()).hasSize(1);
        assertThat(artifacts.version("iris_model", 2))
                .isEqualTo(artifacts.latestVersion("iris_model"));
        assertThat(node.asked())
                .containsExactly(
                        "GET /artifacts",
                        "GET /artifacts/iris_model/versions",
                        "GET /artifacts/iris_model/versions/2",
                        "GET /artifacts/iris_model/versions/latest");
    }
}
