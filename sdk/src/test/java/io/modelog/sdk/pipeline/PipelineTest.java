package io.modelog.sdk.pipeline;

import static io.modelog.sdk.ArtifactKind.DATA;
import static io.modelog.sdk.ArtifactKind.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelog.sdk.Modelog;
import io.modelog.sdk.Stage;
import io.modelog.sdk.store.FileArtifactStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineTest {
    record Split(
            @Output(name = "train_ds") List<Integer> train,
            @Output(name = "test_ds", kind = DATA, overwrite = true) List<Integer> test) {}

    record Classifier(double weight) {}

    record Trained(
            @Output(name = "iris_classifier", kind = MODEL) Classifier model,
            @Output List<Double> losses) {}

    private static final ModelVersion NEW =
            ModelVersion.of("iris")
                    .license("Apache-2.0")
                    .description("Show case.")
                    .tags("demo")
                    .createNew()
                    .deleteOnFailure();

    private final FakeNode node;
    private final Modelog modelog;
    private final FileArtifactStore store;

    PipelineTest(@TempDir Path directory) throws IOException {
        node = new FakeNode();
        modelog = node.client();
        store = new FileArtifactStore(directory);
    }

    @AfterEach
    void stop() {
        modelog.close();
        node.close();
    }

    @Test
    void outputs_are_stored_recorded_and_linked_to_a_new_version() {
        var result = train(NEW).run(modelog);

        assertThat(node.linked())
                .containsExactly(
                        "data train_ds@1",
                        "data test_ds@1",
                        "model iris_classifier@1",
                        "data losses@1",
                        "data train::evaluate::output@1");
        assertThat(node.texts(node.artifactVersions, "type"))
                .containsExactly(
                        "java.util.List",
                        "java.util.List",
                        Classifier.class.getName(),
                        "java.util.List",
                        "java.lang.Double");
        assertThat(node.texts(node.runs, "status")).containsExactly("completed");
        assertThat(node.texts(node.steps, "status")).containsOnly("completed");
        assertThat(node.attached).containsExactly("iris@1");
        assertThat(result.steps().stream().map(StepSummary::step))
                .containsExactly("load", "train", "evaluate", "promote");
    }

    @Test
    void steps_record_which_artifact_versions_they_took() {
        train(NEW).run(modelog);

        assertThat(node.texts(node.steps, "name")).element(2).isEqualTo("evaluate");
        assertThat(node.steps.get(2).get("inputs").toString())
                .isEqualTo(
                        """
                        [{"name":"iris_classifier","artifact":"iris_classifier","version":1},\
                        {"name":"train_ds","artifact":"train_ds","version":1},\
                        {"name":"test_ds","artifact":"test_ds","version":1}]\
                        """);
        assertThat(node.steps.get(3).get("inputs").toString())
                .contains("\"artifact\":\"train::evaluate::output\"");
    }

    @Test
    void an_artifact_of_the_version_is_an_input_and_is_not_linked_again() {
        train(NEW).run(modelog);
        List<Double> weights = new ArrayList<>();

        pipeline(
                        ModelVersion.of("iris").version(Stage.PRODUCTION),
                        p -> {
                            var model = p.modelArtifact("iris_classifier", Classifier.class);
                            p.step("predict", model, (Classifier c) -> weights.add(c.weight()));
                        })
                .run(modelog);

        assertThat(weights).containsExactly(0.5);
        assertThat(node.steps.getLast().get("inputs").toString())
                .isEqualTo(
                        "[{\"name\":\"iris_classifier\",\"artifact\":\"iris_classifier\",\"version\":1}]");
        assertThat(node.linked()).containsOnlyOnce("model iris_classifier@1");
        assertThat(node.attached).containsExactly("iris@1", "iris@1");
    }

    @Test
    void a_missing_artifact_of_the_version_stops_the_run_before_its_first_step() {
        train(NEW).run(modelog);
        var predict =
                pipeline(
                        ModelVersion.of("iris").version("latest"),
                        p -> {
                            p.step("first", () -> 1);
                            p.step("predict", p.modelArtifact("rose", Classifier.class), c -> 1);
                        });
        node.steps.clear();

        var thrown = catchThrowableOfType(RunFailedException.class, () -> predict.run(modelog));

        assertThat(thrown)
                .hasMessageContaining("iris@1 has no artifact rose; it has train_ds@1, test_ds@1,");
        assertThat(node.steps).isEmpty();
    }

    @Test
    void a_step_can_load_an_artifact_of_its_version_by_name() {
        train(NEW).run(modelog);

        var result =
                pipeline(
                                ModelVersion.of("iris").version(1),
                                p ->
                                        p.step(
                                                "load",
                                                () ->
                                                        version()
                                                                .load(
                                                                        "iris_classifier",
                                                                        Classifier.class)))
                        .run(modelog);

        assertThat(result.version()).get().extracting("number").isEqualTo(1);
        assertThat(node.texts(node.artifactVersions, "type")).endsWith(Classifier.class.getName());
    }

    @Test
    void a_pipeline_without_a_model_stores_its_outputs_and_links_nothing() {
        Pipeline.named("plain").store(store).define(p -> p.step("one", () -> 1)).run(modelog);

        assertThat(node.texts(node.artifactVersions, "artifact"))
                .containsExactly("plain::one::output");
        assertThat(node.links).isEmpty();
        assertThat(node.versions).isEmpty();
    }

    @Test
    void an_output_that_cannot_be_stored_fails_its_step() {
        var thrown =
                catchThrowableOfType(
                        RunFailedException.class,
                        () -> pipeline(NEW, p -> p.step("odd", Object::new)).run(modelog));

        assertThat(thrown)
                .hasMessageStartingWith(
                        "train-1 failed in step odd: no materializer takes java.lang.Object");
        assertThat(node.versions).isEmpty();
    }

    @Test
    void progress_is_told_as_it_happens() {
        List<String> told = new ArrayList<>();
        Pipeline.named("train")
                .model(NEW)
                .store(store)
                .progress(event -> told.add(event.getClass().getSimpleName()))
                .define(p -> p.step("one", () -> 1))
                .run(modelog);

        assertThat(told)
                .containsExactly(
                        "RunStarted",
                        "VersionPinned",
                        "StepStarted",
                        "StepCompleted",
                        "RunCompleted");
    }

    private Pipeline train(ModelVersion version) {
        return pipeline(
                version,
                p -> {
                    Value<Split> split = p.step("load", PipelineTest::load);
                    Value<Trained> trained = p.step("train", split, s -> train(s, 0.5));
                    Value<Double> score =
                            p.step(
                                    "evaluate",
                                    trained.part(Trained::model),
                                    split,
                                    PipelineTest::score);
                    p.step("promote", score, PipelineTest::promote);
                });
    }

    private Pipeline pipeline(ModelVersion version, Consumer<PipelineContext> definition) {
        return Pipeline.named("train").cache(false).model(version).store(store).define(definition);
    }

    private static Split load() {
        return new Split(List.of(1, 2), List.of(3));
    }

    private static Trained train(Split split, double rate) {
        return new Trained(new Classifier(rate), List.of((double) split.train().size()));
    }

    private static double score(Classifier model, Split split) {
        return model.weight() + split.test().size();
    }

    private static void promote(double score) {
        version().setStage(Stage.PRODUCTION, true, "score " + score);
    }

    private static PinnedVersion version() {
        return StepContext.current().modelVersion();
    }
}
