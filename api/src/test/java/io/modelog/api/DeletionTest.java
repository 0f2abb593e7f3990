package io.modelog.api;

import static io.modelog.api.SharedNode.artifact;
import static io.modelog.api.SharedNode.artifactVersion;
import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.created;
import static io.modelog.api.SharedNode.run;
import static io.modelog.api.SharedNode.version;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What is in use is kept unless it is forced; what other streams point to is taken out of them first (B-13).
class DeletionTest {
    private static final String PRODUCTION = "{\"stage\": \"production\"}";

    private final String version = version();
    private final String model = version.replace("/versions/1", "");

    @Test
    void a_version_in_production_is_guarded_and_so_is_its_model() {
        client().put(version + "/stage", PRODUCTION);

        for (var path : new String[] {version, model}) {
            var refused = client().delete(path);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.problem()).isEqualTo("deletion-guarded");
            assertThat(refused.text("/why/0"))
                    .isEqualTo(model.substring("/api/v1/models/".length()) + "@1 is in production");
            assertThat(client().delete(path + "?force=false").status()).isEqualTo(409);
            assertThat(client().delete(path + "?force=yes").text("parameter")).isEqualTo("force");
        }
        assertThat(client().delete(version + "?force=true").status()).isEqualTo(204);
        assertThat(client().delete(model).status()).isEqualTo(204);
    }

    @Test
    void an_artifact_version_that_nothing_uses_goes_with_its_links() {
        var artifact = artifact();
        artifactVersion(artifact);
        link(artifact, 1);
        link(artifact, 2);
        var path = "/api/v1/artifacts/" + artifact;

        var deleted =
                client().delete(
                                path + "/versions/1",
                                "Modelog-Actor: ann",
                                "Modelog-Reason: tidy",
                                "Modelog-Correlation-Id: c-1");

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(client().get(path + "/versions").items("number")).containsExactly("2");
        assertThat(client().get(version + "/artifacts").items("id"))
                .containsExactly(artifact + "@2");
        var unlinked = client().get(model + "/history?type=ArtifactUnlinked").json().at("/items/0");
        assertThat(unlinked.get("actor").asText()).isEqualTo("ann");
        assertThat(unlinked.get("reason").asText()).isEqualTo("tidy");
        assertThat(unlinked.get("correlationId").asText()).isEqualTo("c-1");
        assertThat(client().delete(path + "/versions/1").problem())
                .isEqualTo("artifact-version-unknown");

        artifactVersion(artifact);
        assertThat(client().get(path + "/versions").items("number")).containsExactly("2", "3");
    }

    @Test
    void an_artifact_goes_with_all_its_versions() {
        var artifact = artifact();
        link(artifact, 1);
        var path = "/api/v1/artifacts/" + artifact;

        assertThat(client().delete(path).status()).isEqualTo(204);
        assertThat(client().get(path).problem()).isEqualTo("artifact-unknown");
        assertThat(client().get(version + "/artifacts").items("id")).isEmpty();
        assertThat(client().delete(path).problem()).isEqualTo("artifact-unknown");
        assertThat(client().delete(path + "/versions/latest").problem())
                .isEqualTo("artifact-unknown");
    }

    @Test
    void an_artifact_that_a_version_in_production_has_is_guarded() {
        var artifact = artifact();
        link(artifact, 1);
        client().put(version + "/stage", PRODUCTION);
        var path = "/api/v1/artifacts/" + artifact;

        for (var guarded : new String[] {path, path + "/versions/latest"}) {
            var refused = client().delete(guarded);
            assertThat(refused.problem()).isEqualTo("deletion-guarded");
            assertThat(refused.text("/why/0"))
                    .isEqualTo(
                            "%s@1, which is in production, has %s@1"
                                    .formatted(
                                            model.substring("/api/v1/models/".length()), artifact));
        }
        assertThat(client().get(version + "/artifacts").items("id")).hasSize(1);
        assertThat(client().delete(path + "/versions/1?force=true").status()).isEqualTo(204);
        assertThat(client().get(version + "/artifacts").items("id")).isEmpty();
    }

    @Test
    void an_artifact_that_a_run_read_or_wrote_is_guarded() {
        var artifact = artifact();
        var run = run();
        created(
                client().post(
                                "/api/v1/runs/%s/steps".formatted(run),
                                "{\"name\": \"s\", \"inputs\": [{\"name\": \"i\", \"artifact\": \"%s\", \"version\": 1}]}"
                                        .formatted(artifact)));

        var refused = client().delete("/api/v1/artifacts/" + artifact);

        assertThat(refused.problem()).isEqualTo("deletion-guarded");
        assertThat(refused.text("/why/0"))
                .isEqualTo("step 's' of run %s read %s@1".formatted(run, artifact));
    }

    @Test
    void a_stale_revision_keeps_the_links_too() {
        var artifact = artifact();
        link(artifact, 1);

        var refused = client().delete("/api/v1/artifacts/" + artifact, "If-Match: \"1\"");

        assertThat(refused.problem()).isEqualTo("stale-revision");
        assertThat(client().get(version + "/artifacts").items("id")).hasSize(1);
        assertThat(client().delete("/api/v1/artifacts/" + artifact, "If-Match: \"2\"").status())
                .isEqualTo(204);
    }

    @Test
    void a_run_is_detached_from_its_versions_first() {
        var run = run();
        var path = "/api/v1/runs/" + run;
        created(client().post(version + "/runs", "{\"runId\": \"%s\"}".formatted(run)));

        var refused = client().delete(path);
        assertThat(refused.problem()).isEqualTo("deletion-guarded");
        assertThat(refused.text("/why/0")).isEqualTo("run %s is running".formatted(run));

        client().patch(path, "{\"status\": \"completed\"}");
        assertThat(client().delete(path).status()).isEqualTo(204);
        assertThat(client().get(path).problem()).isEqualTo("run-unknown");
        assertThat(client().get(version + "/runs").items("runId")).isEmpty();
        assertThat(client().get(version).text("runs")).isEqualTo("0");
        assertThat(client().delete(path).problem()).isEqualTo("run-unknown");
    }

    @Test
    void a_run_of_a_version_in_production_is_guarded() {
        var run = run();
        var path = "/api/v1/runs/" + run;
        created(client().post(version + "/runs", "{\"runId\": \"%s\"}".formatted(run)));
        client().patch(path, "{\"status\": \"failed\", \"error\": \"e\"}");
        client().put(version + "/stage", PRODUCTION);

        assertThat(client().delete(path).text("/why/0")).endsWith("@1, which is in production");
        assertThat(client().delete(path + "?force=true").status()).isEqualTo(204);
        assertThat(client().get(version + "/runs").items("runId")).isEmpty();
    }

    @Test
    void a_running_run_is_deleted_when_forced() {
        assertThat(client().delete("/api/v1/runs/" + run() + "?force=true").status())
                .isEqualTo(204);
    }

    @Test
    void all_links_of_a_version_go_at_once() {
        var artifact = artifact();
        link(artifact, 1);
        link(artifact(), 1);

        assertThat(client().delete(version + "/artifacts").status()).isEqualTo(204);
        assertThat(client().get(version + "/artifacts").items("id")).isEmpty();
        assertThat(client().delete(version + "/artifacts").status()).isEqualTo(204);
        assertThat(client().get("/api/v1/artifacts/" + artifact).status()).isEqualTo(200);
    }

    private void link(String artifact, int number) {
        created(
                client().post(
                                version + "/artifacts",
                                "{\"artifact\": \"%s\", \"version\": %d}"
                                        .formatted(artifact, number)));
    }
}
