package io.modelog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArtifactCommandsTest {
    private static final String ARTIFACT =
            """
            {"name": "iris_predictions", "id": "1", "kind": "data", "tags": ["may"], "latestVersion": 2,
             "versions": 2, "createdAt": "2026-11-24T10:01:00Z", "createdBy": "alice"}
            """;
    private static final String VERSION =
            """
            {"artifact": "iris_predictions", "number": 2, "id": "0198c5f2-0000-7000-8000-0000000000f2",
             "uri": "file:///a/2", "sha256": "ab", "sizeBytes": 120, "mediaType": "application/json",
             "type": "java.util.List", "kind": "data",
             "producer": {"runId": "r-1", "step": "predict", "output": "iris_predictions"},
             "tags": [], "metadata": {"rows": 150},
             "createdAt": "2026-11-24T10:02:00Z", "createdBy": "alice"}
            """;

    private final StubNode node = new StubNode();
    private final Terminal terminal = Terminal.at(node.url());

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void artifacts_are_listed() {
        node.lists("GET /artifacts", ARTIFACT);

        assertThat(terminal.type("artifact list --kind data").out())
                .isEqualTo(
                        """
                        NAME              KIND  LATEST  VERSIONS  TAGS  CREATED               BY
                        iris_predictions  data  2       2         may   2026-11-24 10:01:00Z  alice
                        Page 1 of 1, 1 in total.
                        """);
        assertThat(node.lastQuery()).startsWith("filter=kind = 'data'&");
    }

    @Test
    void versions_are_listed() {
        node.lists("GET /artifacts/iris_predictions/versions", VERSION);

        assertThat(terminal.type("artifact version list iris_predictions").out())
                .isEqualTo(
                        """
                        VERSION  KIND  TYPE            BYTES  MADE BY  CREATED
                        2        data  java.util.List  120    predict  2026-11-24 10:02:00Z
                        Page 1 of 1, 1 in total.
                        """);
    }

    @Test
    void an_artifact_is_shown_and_so_is_one_of_its_versions() {
        node.answers("GET /artifacts/iris_predictions", 200, ARTIFACT);
        node.answers("GET /artifacts/iris_predictions/versions/latest", 200, VERSION);

        assertThat(terminal.type("artifact show iris_predictions --columns name,tags").out())
                .isEqualTo("name  iris_predictions\ntags  may\n");
        var version =
                """
                artifact    iris_predictions
                version     2
                id          0198c5f2-0000-7000-8000-0000000000f2
                kind        data
                type        java.util.List
                media type  application/json
                bytes       120
                sha-256     ab
                uri         file:///a/2
                run         r-1
                made by     predict
                as          iris_predictions
                metadata    rows=150
                created     2026-11-24 10:02:00Z
                created by  alice
                """;
        assertThat(terminal.type("artifact show iris_predictions latest").out()).isEqualTo(version);
        assertThat(terminal.type("artifact version show iris_predictions").out())
                .isEqualTo(version);
    }

    @Test
    void tags_are_changed() {
        node.answers("PATCH /artifacts/a", 200, ARTIFACT);
        node.answers("GET /artifacts/a/versions/2", 200, VERSION);
        node.answers("PATCH /artifacts/a/versions/2", 200, VERSION);

        assertThat(terminal.type("artifact update a -t x -r y").code()).isZero();
        assertThat(node.requests().getLast().body())
                .contains("\"addTags\":[\"x\"]", "\"removeTags\":[\"y\"]");
        assertThat(terminal.type("artifact version update a 2 -t x").code()).isZero();
        assertThat(terminal.type("artifact update a").code()).isEqualTo(2);
    }

    /// Z-4, U-9.
    @Test
    void an_artifact_that_is_needed_is_deleted_with_force_only() {
        node.refuses(
                "DELETE /artifacts/a",
                409,
                "deletion-guarded",
                "a is needed",
                ", \"why\": [\"m@2 in production has a@1\", \"run r-1 wrote a@1\"]");
        node.answers("DELETE /artifacts/a?force=true", 204, "");

        assertThat(terminal.type("artifact delete a -y"))
                .isEqualTo(
                        new Terminal.Result(
                                1,
                                "",
                                """
                                modelog: a is needed
                                  m@2 in production has a@1
                                  run r-1 wrote a@1
                                Repeat with --force to delete it all the same.
                                """));
        assertThat(terminal.type("artifact delete a -y --force"))
                .isEqualTo(new Terminal.Result(0, "Deleted the artifact a.\n", ""));
    }

    @Test
    void a_version_is_deleted_by_its_number() {
        node.answers("GET /artifacts/a/versions/latest", 200, VERSION);
        node.answers("DELETE /artifacts/a/versions/2", 204, "");

        assertThat(terminal.type("artifact version delete a latest -y").out())
                .isEqualTo("Deleted version 2 of the artifact a.\n");
    }

    @Test
    void metadata_goes_to_the_latest_version_unless_one_is_named() {
        node.answers("GET /artifacts/a/versions/latest", 200, VERSION);
        node.lists("POST /artifacts/a/versions/2/metadata");
        node.lists("GET /artifacts/a/versions/1/metadata");

        assertThat(terminal.type("artifact metadata a rows=150").code()).isZero();
        assertThat(node.requests().getLast().body()).isEqualTo("{\"rows\":150}");
        assertThat(terminal.type("artifact version metadata a 1").out())
                .isEqualTo("Version 1 of a has no metadata.\n");
    }
}
