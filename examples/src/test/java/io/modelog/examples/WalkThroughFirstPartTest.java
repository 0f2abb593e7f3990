package io.modelog.examples;

import static io.modelog.sdk.ArtifactKind.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.modelog.sdk.Link;
import io.modelog.sdk.Model;
import io.modelog.sdk.NewVersion;
import io.modelog.sdk.Stage;
import io.modelog.sdk.Version;
import io.modelog.sdk.pipeline.ModelVersion;
import io.modelog.sdk.pipeline.Output;
import io.modelog.sdk.pipeline.Pipeline;
import io.modelog.sdk.pipeline.RunFailedException;
import io.modelog.sdk.pipeline.StepContext;
import io.modelog.sdk.pipeline.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Part 1 of the seed page, W-1 to W-9 of the behaviour reference: SDK and command line against a node, each step checked as
/// its table says; where the page and the original's code differ, as the page says.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WalkThroughFirstPartTest {
    private static final String IRIS = "iris_classifier";

    @TempDir private static Path dir;
    private static FreshSystem system;

    record Data(
            @Output(name = "X_train") List<Double> trainX,
            @Output(name = "X_test") List<Double> testX,
            @Output(name = "y_train") List<Integer> trainY,
            @Output(name = "y_test") List<Integer> testY) {}

    record Fitted(
            @Output(name = "trained_model", kind = MODEL) String model,
            @Output(name = "training_acc") double accuracy) {}

    @BeforeAll
    static void start() throws Exception {
        system = new FreshSystem(dir);
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    private static void train(ModelVersion version) {
        Pipeline.named("training_pipeline")
                .store(system.store())
                .cache(false)
                .model(version)
                .define(p -> {
                    Value<Data> data =
                            p.step(
                                    "training_data_loader",
                                    () ->
                                            new Data(
                                                    List.of(1.0, 2.0),
                                                    List.of(3.0),
                                                    List.of(0, 1),
                                                    List.of(1)));
                    p.step("svc_trainer", data, _ -> new Fitted("svc", 0.95));
                })
                .run(system.modelog);
    }

    private static ModelVersion newVersion() {
        return ModelVersion.of(IRIS)
                .license("Apache 2.0")
                .description("A classification model for the iris dataset.");
    }

    @Test
    @Order(1)
    void W_1_an_empty_system_says_so_in_one_line() {
        var list = system.shell.type("model list");

        assertThat(list.exitCode()).isZero();
        assertThat(list.lines()).containsExactly("There are no models.");
    }

    @Test
    @Order(2)
    void W_2_a_run_makes_the_model_and_version_1() {
        train(newVersion());

        assertThat(system.modelog.models().get(IRIS))
                .returns("Apache 2.0", Model::license)
                .returns("A classification model for the iris dataset.", Model::description);
        assertThat(system.modelog.versions(IRIS).get("latest"))
                .returns(1, Version::number)
                .returns("1", Version::name)
                .returns(null, Version::stage)
                .returns("A classification model for the iris dataset.", Version::description);
    }

    @Test
    @Order(3)
    void W_3_the_version_list_has_one_row() {
        assertThat(names("model version list iris_classifier")).containsExactly("1");
    }

    @Test
    @Order(4)
    void W_4_the_link_lists_show_what_the_run_made() {
        assertThat(system.modelog.versions(IRIS).links("1").stream())
                .extracting(Link::artifact, link -> link.kind().toString())
                .containsExactlyInAnyOrder(
                        tuple("X_train", "data"),
                        tuple("X_test", "data"),
                        tuple("y_train", "data"),
                        tuple("y_test", "data"),
                        tuple("training_acc", "data"),
                        tuple("trained_model", "model"));
        assertThat(names("model version data_artifacts iris_classifier 1"))
                .containsExactly(
                        "X_test@1", "X_train@1", "training_acc@1", "y_test@1", "y_train@1");
        assertThat(names("model version model_artifacts iris_classifier 1"))
                .containsExactly("trained_model@1");
        assertThat(system.shell.type("model version endpoint_artifacts iris_classifier 1"))
                .satisfies(none -> assertThat(none.exitCode()).isZero())
                .satisfies(none -> assertThat(none.lines()).hasSize(1));
        assertThat(names("model version runs iris_classifier 1")).hasSize(1);
    }

    @Test
    @Order(5)
    void W_5_a_number_that_nobody_has_is_no_name_for_a_new_version() {
        assertThatThrownBy(() -> train(ModelVersion.of(IRIS).version("2")))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("2")
                .hasMessageContaining(IRIS);
        var create = system.shell.type("model version create iris_classifier -n 7");
        assertThat(create.exitCode()).isEqualTo(1);
        assertThat(create.output()).contains("7");
        assertThat(names("model version list iris_classifier")).containsExactly("1");
    }

    @Test
    @Order(6)
    void W_6_a_stage_that_nobody_holds_makes_no_version() {
        assertThatThrownBy(() -> train(ModelVersion.of(IRIS).version(Stage.STAGING)))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("staging");
        var create = system.shell.type("model version create iris_classifier -n Staging");
        assertThat(create.exitCode()).isEqualTo(1);
        assertThat(names("model version list iris_classifier")).containsExactly("1");
    }

    @Test
    @Order(7)
    void W_7_the_version_in_staging_replaces_the_one_in_production() {
        var versions = system.modelog.versions(IRIS);
        versions.setStage("1", Stage.PRODUCTION, false, null);
        versions.create(NewVersion.UNNAMED);
        versions.setStage("2", Stage.STAGING, false, null);

        versions.setStage("staging", Stage.PRODUCTION, true, "better");

        assertThat(versions.list().stream())
                .extracting(Version::number, Version::stage)
                .containsExactly(tuple(1, Stage.ARCHIVED), tuple(2, Stage.PRODUCTION));
        assertThat(names("model version list iris_classifier --stage staging")).isEmpty();
    }

    @Test
    @Order(8)
    void W_8_an_occupied_stage_is_a_question_on_a_terminal_and_an_error_elsewhere() {
        assertThat(names("model version list iris_classifier --stage production"))
                .containsExactly("2");

        var unasked = system.shell.type("model version update iris_classifier 1 -s production");
        assertThat(unasked.exitCode()).isEqualTo(1);
        assertThat(unasked.output()).contains("--force");

        var refused =
                system.shell.typeAndAnswer(
                        "model version update iris_classifier 1 -s production", "n");
        assertThat(refused.exitCode()).isZero();
        assertThat(names("model version list iris_classifier --stage production"))
                .containsExactly("2");

        var forced =
                system.shell.typeAndAnswer(
                        "model version update iris_classifier 1 -s production -n first", "y");
        assertThat(forced.exitCode()).isZero();
        assertThat(names("model version list iris_classifier --stage production"))
                .containsExactly("first");
    }

    @Test
    @Order(9)
    void W_9_a_step_sees_the_version_of_its_run() {
        var seen = new AtomicReference<Version>();
        Pipeline.named("inference_pipeline")
                .store(system.store())
                .cache(false)
                .model(ModelVersion.of(IRIS).version(Stage.PRODUCTION))
                .define(p ->
                        p.step(
                                "look",
                                () -> {
                                    seen.set(StepContext.current().modelVersion().read());
                                    return "seen";
                                }))
                .run(system.modelog);

        assertThat(seen.get())
                .returns(IRIS, Version::model)
                .returns(1, Version::number)
                .returns(Stage.PRODUCTION, Version::stage);
    }

    private static List<String> names(String command) {
        var result = system.shell.type(command + " --output name");
        assertThat(result.exitCode()).isZero();
        return result.lines();
    }
}
