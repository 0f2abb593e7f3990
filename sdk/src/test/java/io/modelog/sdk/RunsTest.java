package io.modelog.sdk;

import static io.modelog.sdk.Samples.METADATA;
import static io.modelog.sdk.Samples.RUN;
import static io.modelog.sdk.Samples.STEP;
import static io.modelog.sdk.Samples.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
        var rows = List.of(new ArtifactRef("rows", "iris_rows", 1));

        runs.complete("r-1");
        runs.startStep("r-1", "load", List.of());
        runs.completeStep("r-1", "load", rows);
        runs.failStep("r-1", "train", "out of memory");

        assertThat(node.asked())
                .containsExactly(
                        "PATCH /runs/r-1",
                        "POST /runs/r-1/steps",
                        "PATCH /runs/r-1/steps/load",
                        "PATCH /runs/r-1/steps/train");
        assertThat(node.requests.getFirst().body()).isEqualTo("{\"status\":\"completed\"}");
        assertThat(node.requests.get(2).body())
                .contains("{\"name\":\"rows\",\"artifact\":\"iris_rows\",\"version\":1}");
    }

    @Test
    void runs_are_listed_by_pipeline_and_status() {
        node.answers(200, page(RUN));

        assertThat(modelog.runs().list("train", RunStatus.RUNNING).stream().map(Run::models))
                .containsExactly(List.of(new Run.ModelRef("iris", 3)));
        assertThat(node.asked()).containsExactly("GET /runs?pipeline=train&status=running");
    }
}
