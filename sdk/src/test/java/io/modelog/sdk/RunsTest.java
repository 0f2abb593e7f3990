package io.modelog.sdk;

import static io.modelog.sdk.Samples.METADATA;
import static io.modelog.sdk.Samples.RUN;
import static io.modelog.sdk.Samples.STEP;
import static io.modelog.sdk.Samples.page;
import static io.modelog.sdk.Samples.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunsTest {
    private final StubNode node;
    private final Modelog modelog;

    RunsTest() throws IOException {
        node = new StubNode();
        modelog = node.client();
    }

    @AfterEach
    void stop() {
        modelog.close();
        node.close();
    }

    @Test
    void runs_and_steps_have_metadata() {
        node.answers(200, RUN).answers(200, page(STEP));

        assertThat(modelog.runs().get("r-1").metadata())
                .containsExactly(Map.entry("host", new MetadataValue.Text("gpu-1")));
        assertThat(modelog.runs().steps("r-1").stream().map(Step::metadata))
                .containsExactly(Map.of("rows", new MetadataValue.Whole(150)));
    }

    @Test
    void metadata_is_logged_and_listed() {
        for (int i = 0; i < 4; i++) {
            node.answers(200, page(METADATA));
        }
        var runs = modelog.runs();

        assertThat(runs.logMetadata("r-1", Map.of("accuracy", 0.97))).hasSize(1);
        assertThat(runs.metadata("r-1").stream()).hasSize(1);
        assertThat(runs.logStepMetadata("r-1", "load", Map.of("accuracy", 0.97))).hasSize(1);
        assertThat(runs.stepMetadata("r-1", "load").stream()).hasSize(1);
        assertThat(node.asked())
                .containsExactly(
                        "POST /runs/r-1/metadata",
                        "GET /runs/r-1/metadata",
                        "POST /runs/r-1/steps/load/metadata",
                        "GET /runs/r-1/steps/load/metadata");
    }

    @Test
    void only_a_forced_deletion_says_so() {
        node.answers(204, "").answers(204, "");

        modelog.runs().delete("r-1");
        modelog.runs().delete("r-1", true);

        assertThat(node.asked()).containsExactly("DELETE /runs/r-1", "DELETE /runs/r-1?force=true");
    }

    @Test
    void a_run_and_its_steps_are_told_how_they_ended() {
        node.answers(200, RUN).answers(200, STEP).answers(200, STEP).answers(200, STEP);
        var runs = modelog.runs();
        var rows = StepResult.Recorded.of(new ArtifactRef("rows", "iris_rows", 1));

        runs.complete("r-1");
        runs.startStep("r-1", NewStep.named("load"));
        runs.endStep("r-1", "load", StepEnd.completed(List.of(rows)));
        runs.endStep("r-1", "train", StepEnd.failed("out of memory"));

        assertThat(node.asked())
                .containsExactly(
                        "PATCH /runs/r-1",
                        "POST /runs/r-1/steps",
                        "PATCH /runs/r-1/steps/load",
                        "PATCH /runs/r-1/steps/train");
        assertThat(node.requests.stream().map(StubNode.Request::body))
                .containsExactly(
                        "{\"status\":\"completed\"}",
                        "{\"name\":\"load\",\"inputs\":[]}",
                        "{\"status\":\"completed\",\"outputs\":[{\"name\":\"rows\",\"artifact\":\"iris_rows\",\"version\":1}]}",
                        "{\"status\":\"failed\",\"error\":\"out of memory\"}");
    }

    @Test
    void a_short_step_starts_and_ends_in_one_request() {
        node.answers(201, STEP);
        var content = new Content(URI.create("file:///a"), "9f86", 3, "text/plain", "String", null);
        var output =
                new StepResult.Stored(
                        "rows",
                        "iris_rows",
                        content,
                        ArtifactKind.DATA,
                        List.of(),
                        Map.of(),
                        List.of(new VersionLink("iris", "3", null, true)));

        modelog.runs()
                .recordStep(
                        "r-1",
                        NewStep.named("load")
                                .withParameters(Map.of("rate", 0.1))
                                .withCacheKey("ab"),
                        StepEnd.completed(List.of(output)));

        assertThat(node.asked()).containsExactly("POST /runs/r-1/steps");
        assertThat(node.requests.getFirst().body())
                .isEqualTo(
                        """
                        {"name":"load","inputs":[],"parameters":{"rate":0.1},"cacheKey":"ab","status":"completed",\
                        "outputs":[{"name":"rows","artifact":"iris_rows","content":{"uri":"file:///a","sha256":"9f86",\
                        "sizeBytes":3,"mediaType":"text/plain","type":"String"},"kind":"data",\
                        "links":[{"model":"iris","version":"3","overwrite":true}]}]}\
                        """);
    }

    @Test
    void steps_are_found_by_their_cache_key() {
        node.answers(200, page(STEP.replace("\"name\"", "\"run\": \"r-1\", \"name\"")));

        for (var step : modelog.runs().cached("ab")) {
            assertThat(step.run()).isEqualTo("r-1");
        }
        assertThat(node.asked()).containsExactly("GET /steps?cacheKey=ab");
    }

    @Test
    void a_run_with_a_heartbeat_says_that_it_is_alive() {
        node.answers(201, RUN).answers(204, "").answers(409, problem("run-finished", 409));
        var runs = modelog.runs();

        runs.start(NewRun.of("train").withHeartbeat(Duration.ofSeconds(5)));
        runs.heartbeat("r-1");

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> runs.heartbeat("r-1"))
                .matches(e -> e.is("run-finished"));
        assertThat(node.requests.getFirst().body())
                .isEqualTo("{\"pipeline\":\"train\",\"extra\":{},\"heartbeatSeconds\":5}");
        assertThat(node.asked()).element(1).isEqualTo("POST /runs/r-1/heartbeat");
    }

    @Test
    void runs_are_listed_by_pipeline_and_status() {
        node.answers(200, page(RUN));

        assertThat(modelog.runs().list("train", RunStatus.RUNNING).stream().map(Run::models))
                .containsExactly(List.of(new Run.ModelRef("iris", 3)));
        assertThat(node.asked()).containsExactly("GET /runs?pipeline=train&status=running");
    }
}
