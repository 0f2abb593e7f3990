package io.modelog.sdk.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelog.sdk.NewModel;
import io.modelog.sdk.NewVersion;
import io.modelog.sdk.OnFailure;
import io.modelog.sdk.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which version a run works on (V-1 … V-20, V-40 … V-46).
class VersionChoiceTest {
    private static final ModelVersion IRIS = ModelVersion.of("iris");

    private final Lab lab;
    private final FakeNode node;

    VersionChoiceTest(@TempDir Path directory) throws IOException {
        lab = new Lab(directory);
        node = lab.node;
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private List<String> names() {
        return node.texts(node.versions, "name");
    }

    private static void one(PipelineContext p) {
        p.step("one", () -> 1);
    }

    private static void failing(PipelineContext p) {
        p.step("fail", VersionChoiceTest::fail);
    }

    private static void fail() throws IOException {
        throw new IOException("no data today");
    }

    private RunFailedException failure(ModelVersion model, Consumer<PipelineContext> definition) {
        return catchThrowableOfType(RunFailedException.class, () -> lab.run(model, definition));
    }

    /// V-6, V-14, D-27
    @Test
    void without_a_choice_the_version_is_new_and_named_by_its_number() {
        List<String> during = new ArrayList<>();
        var model = IRIS.license("MIT").description("Show case.").tags("demo");

        var result = lab.run(model, p -> p.step("look", () -> during.add(version().read().name())));

        assertThat(during).containsExactly("1");
        assertThat(result.version()).get().extracting("description").isEqualTo("Show case.");
        assertThat(node.texts(List.copyOf(node.models.values()), "license")).containsExactly("MIT");
        assertThat(node.versions.getFirst().get("tags").toString()).isEqualTo("[\"demo\"]");
    }

    /// V-14
    @Test
    void a_model_that_exists_is_left_alone() {
        lab.run(IRIS.license("MIT"), VersionChoiceTest::one);
        lab.run(IRIS.license("Apache-2.0"), VersionChoiceTest::one);

        assertThat(node.texts(List.copyOf(node.models.values()), "license")).containsExactly("MIT");
        assertThat(names()).containsExactly("1", "2");
    }

    /// V-2
    @Test
    void a_created_version_is_called_running_and_held_until_its_run_has_succeeded() {
        List<String> during = new ArrayList<>();
        var result =
                lab.run(
                        IRIS.createNew(),
                        p ->
                                p.step(
                                        "look",
                                        () -> {
                                            var version = version().read();
                                            during.add(version.name());
                                            during.add(version.heldBy());
                                            return 1;
                                        }));

        assertThat(during).containsExactly("running", result.id());
        assertThat(names()).containsExactly("1");
        assertThat(node.asked).doesNotContain("PATCH models/*/versions/*");
    }

    /// V-40
    @Test
    void a_created_version_goes_when_its_run_fails() {
        failure(IRIS.createNew().deleteOnFailure(), VersionChoiceTest::failing);

        assertThat(node.versions).isEmpty();
    }

    /// V-45
    @Test
    void a_version_without_deleteOnFailure_stays_when_its_run_fails() {
        failure(IRIS, VersionChoiceTest::failing);

        assertThat(names()).containsExactly("1");
    }

    /// V-41
    @Test
    void runs_go_on_in_a_kept_version_until_one_succeeds() {
        var kept = IRIS.createNew().keepOnFailure();
        failure(kept, VersionChoiceTest::failing);
        assertThat(names()).containsExactly("running");

        failure(kept, VersionChoiceTest::failing);
        lab.run(kept, VersionChoiceTest::one);

        assertThat(names()).containsExactly("1");
        assertThat(node.attached).containsExactly("iris@1", "iris@1", "iris@1");
    }

    /// V-42
    @Test
    void a_version_that_another_run_is_making_stops_the_run() {
        lab.modelog.models().register(NewModel.named("iris"));
        lab.modelog
                .versions("iris")
                .create(NewVersion.named("running").heldBy("other-run", OnFailure.DELETE));

        var thrown = failure(IRIS.createNew(), VersionChoiceTest::one);

        assertThat(thrown)
                .hasMessage(
                        "train-1 failed before its first step: run other-run is making iris@running: wait for its"
                                + " end");
        assertThat(node.steps).isEmpty();
    }

    /// V-42
    @Test
    void a_named_version_is_not_put_at_risk_by_a_later_run() {
        lab.run(IRIS.createNew("spring"), VersionChoiceTest::one);

        var thrown = failure(IRIS.createNew("spring"), VersionChoiceTest::one);

        assertThat(thrown).hasMessageContaining("iris@spring exists already");
        assertThat(names()).containsExactly("spring");
    }

    /// V-3
    @Test
    void numbers_and_stages_name_no_new_version() {
        for (var name : List.of("3", "Production", "latest", " ")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> IRIS.createNew(name))
                    .withMessageContaining("cannot name a version");
        }
    }

    /// V-7
    @Test
    void a_name_that_no_version_has_is_given_to_a_new_one() {
        lab.run(IRIS.version("spring"), VersionChoiceTest::one);
        lab.run(IRIS.version("spring"), VersionChoiceTest::one);

        assertThat(names()).containsExactly("spring");
    }

    /// V-7, V-17
    @Test
    void a_stage_or_number_that_no_version_has_stops_the_run_before_its_first_step() {
        lab.modelog.models().register(NewModel.named("iris"));

        assertThat(failure(IRIS.version(Stage.PRODUCTION), VersionChoiceTest::one))
                .hasMessage(
                        "train-1 failed before its first step: train needs version 'production' of iris, but"
                                + " no version of iris is in production: promote one first");
        assertThat(failure(IRIS.version(7), VersionChoiceTest::one))
                .hasMessageEndingWith("but there is no such version");
        assertThat(failure(ModelVersion.of("rose").version("latest"), VersionChoiceTest::one))
                .hasMessageEndingWith("but there is no such model yet");
        assertThat(node.versions).isEmpty();
        assertThat(node.steps).isEmpty();
        assertThat(node.texts(node.runs, "status")).containsOnly("failed");
    }

    /// V-18
    @Test
    void a_run_keeps_its_version_when_the_stage_moves_on() {
        lab.run(
                IRIS,
                p ->
                        p.step(
                                "promote",
                                () -> version().setStage(Stage.PRODUCTION, true, null).number()));

        lab.run(
                IRIS.version(Stage.PRODUCTION),
                p -> {
                    var stolen = p.step("steal", this::promoteAnother);
                    p.step("late", stolen, _ -> version().number());
                });

        assertThat(node.texts(node.links, "version")).containsOnly("1");
    }

    private int promoteAnother() {
        lab.modelog.versions("iris").create(NewVersion.UNNAMED);
        return lab.modelog.versions("iris").setStage(2, Stage.PRODUCTION, true, null).number();
    }

    private static PinnedVersion version() {
        return StepContext.current().modelVersion();
    }
}
