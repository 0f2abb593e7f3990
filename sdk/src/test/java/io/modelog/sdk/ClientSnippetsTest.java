package io.modelog.sdk;

import static io.modelog.sdk.Samples.ARTIFACT;
import static io.modelog.sdk.Samples.ARTIFACT_VERSION;
import static io.modelog.sdk.Samples.METADATA;
import static io.modelog.sdk.Samples.MODEL;
import static io.modelog.sdk.Samples.REQUEST;
import static io.modelog.sdk.Samples.RUN;
import static io.modelog.sdk.Samples.STEP;
import static io.modelog.sdk.Samples.TAG;
import static io.modelog.sdk.Samples.VERSION;
import static io.modelog.sdk.Samples.page;
import static io.modelog.sdk.Samples.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.modelog.sdk.snippets.ClientArtifacts;
import io.modelog.sdk.snippets.ClientConnect;
import io.modelog.sdk.snippets.ClientLists;
import io.modelog.sdk.snippets.ClientModels;
import io.modelog.sdk.snippets.ClientRuns;
import io.modelog.sdk.snippets.ClientStages;
import io.modelog.sdk.snippets.ClientVersions;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Runs the snippets that the Javadoc of the client shows: each does what its reader will take it for.
class ClientSnippetsTest {
    private static final String HISTORY =
            """
            {"id": "e-1", "stream": "model/iris_classifier", "sequence": 4, "type": "VersionStageChanged",
             "time": "2026-11-24T10:00:00Z", "actor": "ada", "reason": "accuracy 0.97", "commandId": "c",
             "correlationId": "c", "position": "0:4", "data": {},
             "changes": [{"field": "stage", "before": null, "after": "production"}]}\
            """;
    private static final String STAGE =
            """
            {"name": "production", "exclusive": true, "policy": null, "versions": 0}\
            """;
    private static final String ATTACHED =
            """
            {"runId": "r-1", "attachedAt": "2026-11-24T09:00:00Z", "attachedBy": "ada"}\
            """;
    private static final String LINK =
            """
            {"id": "iris_predictions@1", "model": "iris", "version": 3, "kind": "data", "artifact": "iris_predictions",
             "artifactVersion": 1, "uri": "file:///store/1", "sha256": "ab12", "sizeBytes": 1,
             "mediaType": "application/json", "type": "int", "linkedAt": "2026-11-24T09:00:00Z", "linkedBy": "ada"}\
            """;
    private static final Content CONTENT =
            new Content(URI.create("file:///store/1"), "ab12", 1, "text/plain", "text", null);

    private final StubNode node;
    private final Modelog modelog;

    ClientSnippetsTest() throws IOException {
        node = new StubNode();
        modelog = node.client();
    }

    @AfterEach
    void stop() {
        modelog.close();
        node.close();
    }

    @Test
    void connect() {
        node.answers(200, page(MODEL)).answers(200, page(MODEL));

        assertThat(ClientConnect.connect(node.url())).containsExactly("iris");
        try (var settled = ClientConnect.settings(node.url())) {
            assertThat(settled.models().list().stream()).hasSize(1);
        }
        assertThat(node.requests.getLast().header("Modelog-actor")).isEqualTo("ada");
    }

    @Test
    void a_write_says_why_and_upon_what() {
        node.answers(200, Map.of("ETag", "\"7\""), MODEL).answers(204, "");

        ClientConnect.writeOptions(modelog);

        assertThat(node.requests.getLast().header("If-match")).isEqualTo("\"7\"");
        assertThat(node.requests.getLast().header("Modelog-reason")).startsWith("nobody uses it");
    }

    @Test
    void what_can_go_wrong_on_the_way_has_a_type_each() {
        for (int i = 0; i < 4; i++) {
            node.hangsUp();
        }
        assertThat(ClientConnect.unreachable(modelog))
                .isEqualTo("nothing answers at " + node.url());
        for (int i = 0; i < 4; i++) {
            node.answers(503, Map.of("Retry-After", "0"), Samples.BUSY);
        }
        assertThat(ClientConnect.unreachable(modelog)).isEqualTo("busy, again in PT0S");
        node.answers(200, "hello");
        assertThat(ClientConnect.unreachable(modelog)).startsWith("no Modelog node: ");
        node.answers(404, problem("version-unknown", 404));
        assertThat(ClientConnect.unreachable(modelog)).isEqualTo("refused: d");
    }

    @Test
    void node() {
        node.answers(200, "ready")
                .answers(
                        200,
                        """
                        {"node": "n", "url": "http://n", "applied": "0:1",
                         "slots": [{"slot": 0, "owner": "n", "url": "http://n", "local": true}]}\
                        """);

        assertThat(ClientConnect.node(modelog)).containsExactly("0: n");
    }

    @Test
    void models() {
        node.answers(201, MODEL)
                .answers(200, MODEL)
                .answers(200, page(HISTORY))
                .answers(200, page(HISTORY));

        ClientModels.register(modelog);
        ClientModels.update(modelog);
        assertThat(ClientModels.history(modelog))
                .containsExactly("2026-11-24T10:00:00Z ada: accuracy 0.97");
        assertThat(ClientModels.changes(modelog)).containsExactly("stage: null to production");
        assertThat(node.asked())
                .containsExactly(
                        "POST /models",
                        "PATCH /models/iris_classifier",
                        "GET /models/iris_classifier/history?stage=production&since=2026-11-01T00%3A00%3A00Z",
                        "GET /models/iris_classifier/versions/3/history?sort=-time");
        assertThat(node.requests.get(1).body())
                .isEqualTo(
                        """
                        {"audience":"everyone","limitations":null,"addTags":["gpu"]}\
                        """);
    }

    @Test
    void a_model_that_has_changed_is_read_again() {
        node.answers(200, Map.of("ETag", "\"7\""), MODEL)
                .answers(412, problem("stale-revision", 412))
                .answers(200, MODEL);

        assertThat(ClientModels.changeUnlessChanged(modelog).name()).isEqualTo("iris");
    }

    @Test
    void a_model_that_is_unknown_is_registered() {
        node.answers(404, problem("model-unknown", 404)).answers(201, MODEL);

        assertThat(ClientModels.getOrRegister(modelog).name()).isEqualTo("iris");
    }

    @Test
    void a_refusal_says_what_is_wrong() {
        node.answers(
                        422,
                        """
                        {"type": "urn:modelog:problem:invalid-field", "title": "t", "status": 422, "detail": "d",
                         "errors": [{"field": "name", "detail": "has a blank"}]}\
                        """)
                .answers(409, problem("model-exists", 409))
                .answers(403, problem("forbidden", 403));

        assertThat(ClientModels.refused(modelog)).isEqualTo("name is wrong");
        assertThat(ClientModels.refused(modelog)).isEqualTo("there already");
        assertThat(ClientModels.refused(modelog)).isEqualTo("403 forbidden");
    }

    @Test
    void versions() {
        node.answers(201, VERSION).answers(200, VERSION).answers(200, VERSION);

        ClientVersions.create(modelog);
        ClientVersions.update(modelog);
        assertThat(ClientVersions.promote(modelog)).isEqualTo("3");
        assertThat(node.asked())
                .containsExactly(
                        "POST /models/iris_classifier/versions",
                        "PATCH /models/iris_classifier/versions/latest",
                        "PUT /models/iris_classifier/versions/4/stage");
    }

    @Test
    void a_promotion_that_is_refused_says_by_whom_or_by_what() {
        node.answers(
                        409,
                        """
                        {"type": "urn:modelog:problem:stage-occupied", "status": 409, "detail": "d", "occupant": 3}\
                        """)
                .answers(
                        409,
                        """
                        {"type": "urn:modelog:problem:promotion-refused", "status": 409, "detail": "d",
                         "failures": [{"rule": "accuracy >= 0.9", "detail": "there is none"}]}\
                        """);

        assertThat(ClientVersions.promote(modelog)).isEqualTo("version 3 is in production");
        assertThat(ClientVersions.promote(modelog)).isEqualTo("missing: accuracy >= 0.9");
    }

    @Test
    void a_promotion_is_asked_for_and_approved() {
        node.answers(201, REQUEST).answers(200, page(REQUEST)).answers(200, REQUEST);

        ClientVersions.request(modelog);

        assertThat(node.asked())
                .endsWith("POST /models/iris/versions/3/requests/production/approvals");
    }

    @Test
    void links() {
        node.answers(201, LINK).answers(200, page(LINK));

        ClientVersions.link(modelog);

        assertThat(node.asked())
                .endsWith("GET /models/iris_classifier/versions/production/artifacts?kind=data");
    }

    @Test
    void a_deletion_is_refused_with_what_needs_the_version() {
        node.answers(
                409,
                """
                {"type": "urn:modelog:problem:deletion-guarded", "status": 409, "detail": "d",
                 "why": ["it is in production"]}\
                """);

        assertThat(ClientVersions.delete(modelog)).containsExactly("it is in production");
    }

    @Test
    void stages() {
        node.answers(200, page(STAGE)).answers(200, STAGE).answers(200, page(VERSION));

        assertThat(ClientStages.define(modelog).name()).isEqualTo(Stage.PRODUCTION);
        assertThat(ClientStages.holders(modelog)).containsExactly("iris@3");
    }

    @Test
    void artifacts() {
        node.answers(201, ARTIFACT_VERSION)
                .answers(201, ARTIFACT)
                .answers(200, ARTIFACT_VERSION)
                .answers(200, page(METADATA))
                .answers(201, TAG)
                .answers(200, ARTIFACT);

        assertThat(ClientArtifacts.record(modelog).number()).isEqualTo(2);
        assertThat(ClientArtifacts.register(modelog).kind()).isEqualTo(ArtifactKind.MODEL);
        assertThat(ClientArtifacts.latest(modelog).number()).isEqualTo(2);
        assertThat(ClientArtifacts.metadata(modelog)).isEqualTo(0.97);
        assertThat(ClientArtifacts.tag(modelog).color()).isEqualTo(TagColor.TEAL);
    }

    @Test
    void a_run_of_ones_own_orchestrator() {
        node.answers(201, RUN)
                .answers(201, VERSION)
                .answers(201, STEP)
                .answers(200, STEP)
                .answers(200, RUN);

        ClientRuns.run(modelog, CONTENT);

        assertThat(node.asked())
                .containsExactly(
                        "POST /runs",
                        "POST /models/iris_classifier/versions",
                        "POST /runs/r-1/steps",
                        "PATCH /runs/r-1/steps/svc_trainer",
                        "PATCH /runs/r-1");
        assertThat(node.requests.get(1).body()).contains("\"run\":{\"id\":\"r-1\"");
    }

    @Test
    void a_version_is_held_by_one_run() {
        node.answers(201, ATTACHED)
                .answers(
                        409,
                        """
                        {"type": "urn:modelog:problem:version-held", "status": 409, "detail": "d", "heldBy": "r-2"}\
                        """);

        assertThat(ClientRuns.hold(modelog, "r-1").runId()).isEqualTo("r-1");
        assertThatIllegalStateException()
                .isThrownBy(() -> ClientRuns.hold(modelog, "r-1"))
                .withMessage("wait for run r-2");
    }

    @Test
    void a_step_takes_the_outputs_of_an_earlier_one() {
        node.answers(200, page(STEP)).answers(201, STEP);
        ClientRuns.cached(modelog, "r-1", "ab12");
        assertThat(node.requests.getLast().body()).contains("\"status\":\"cached\"", "iris_rows");

        node.answers(200, page()).answers(201, STEP);
        ClientRuns.cached(modelog, "r-1", "ab12");
        assertThat(node.requests.getLast().body()).doesNotContain("status");
    }

    @Test
    void runs_are_looked_through() {
        node.answers(200, page(RUN))
                .answers(200, page(STEP.replace("completed", "failed")))
                .answers(200, page(STEP));

        assertThat(ClientRuns.failed(modelog)).containsExactly("load: null");
        assertThat(ClientRuns.inputs(modelog, "r-1")).isEmpty();
    }

    @Test
    void lists() {
        node.answers(200, page(VERSION))
                .answers(200, "{\"items\": [%s], \"next\": \"c\", \"total\": 2}".formatted(MODEL))
                .answers(200, page(MODEL));

        assertThat(ClientLists.filtered(modelog)).containsExactly("iris@3");
        assertThat(ClientLists.pages(modelog)).hasSize(1);
        assertThat(node.asked()).endsWith("GET /models?limit=20&count=true&cursor=c");
    }
}
