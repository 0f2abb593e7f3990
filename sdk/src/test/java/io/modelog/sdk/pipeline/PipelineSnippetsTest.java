package io.modelog.sdk.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.sdk.snippets.PipelineSteps;
import io.modelog.sdk.snippets.PipelineTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the snippets that the Javadoc of the pipelines shows.
class PipelineSnippetsTest {
    private final Lab lab;
    private final Path directory;

    PipelineSnippetsTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        lab = new Lab(directory);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void a_pipeline_trains_and_promotes() {
        var result = PipelineTraining.run(lab.modelog, lab.store);
        PipelineTraining.tell(result);

        assertThat(result.steps())
                .extracting(StepSummary::step)
                .containsExactly("load", "train", "evaluate", "promote");
        assertThat(lab.node.linked()).contains("model iris_model@1", "data iris_predictions@1");
        assertThat(result.version().orElseThrow().stage()).hasToString("production");
    }

    @Test
    void a_failed_run_says_where_and_why() {
        var pipeline =
                lab.draft("train")
                        .define(p ->
                                p.step(
                                        "load",
                                        () -> {
                                            throw new IOException("no file");
                                        }));

        assertThat(PipelineTraining.failed(pipeline, lab.modelog))
                .startsWith("step load of run ")
                .endsWith("java.io.IOException: no file");
    }

    @Test
    void model_versions_are_chosen() {
        assertThat(PipelineTraining.versions())
                .extracting(ModelVersion::selection)
                .extracting(Object::getClass)
                .extracting(Class::getSimpleName)
                .containsExactly("Existing", "Existing", "New");
    }

    @Test
    void steps_are_described() {
        PipelineSteps.described(lab.draft("load")).run(lab.modelog);

        assertThat(lab.node.texts(lab.node.artifactVersions, "artifact"))
                .containsExactly("iris_rows");
    }

    @Test
    void functions_have_types_of_their_own() {
        var result = PipelineSteps.functions(lab.draft("print")).run(lab.modelog);

        assertThat(result.steps()).hasSize(3);
    }

    @Test
    void external_artifacts_are_taken() {
        assertThat(PipelineSteps.values(lab.modelog, lab.store)).isEqualTo(List.of(1, 2, 3));

        var result = PipelineSteps.external(lab.draft("count")).run(lab.modelog);

        assertThat(result.steps()).extracting(StepSummary::step).containsExactly("count");
    }

    @Test
    void a_file_configures_the_run() throws IOException {
        var file = Files.writeString(directory.resolve("run.yaml"), "extra: {depth: three}\n");

        PipelineSteps.configured(lab.draft("train"), file)
                .define(p -> {
                    assertThat(p.extra("depth")).isEqualTo("three");
                    p.step("one", () -> 1);
                });
    }

    @Test
    void progress_is_shown_and_watched() {
        List<String> retried = new ArrayList<>();
        var attempts = new AtomicInteger();

        PipelineSteps.watched(PipelineSteps.shown(lab.draft("train")), retried)
                .retries(StepRetries.of(2).firstDelay(Duration.ZERO))
                .define(p ->
                        p.step(
                                "flaky",
                                () -> {
                                    if (attempts.incrementAndGet() == 1) {
                                        throw new IOException("reset");
                                    }
                                    return 1;
                                }))
                .run(lab.modelog);

        assertThat(retried).containsExactly("flaky failed in attempt 1");
    }
}
