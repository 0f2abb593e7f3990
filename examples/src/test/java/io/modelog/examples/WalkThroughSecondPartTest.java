package io.modelog.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.modelog.sdk.AttachedRun;
import io.modelog.sdk.Event;
import io.modelog.sdk.Model;
import io.modelog.sdk.NewVersion;
import io.modelog.sdk.Stage;
import io.modelog.sdk.StageOccupiedException;
import io.modelog.sdk.Version;
import io.modelog.sdk.Versions;
import io.modelog.sdk.pipeline.ModelVersion;
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

/// Part 2 of the seed page, W-10 to W-30 of the behaviour reference: the practical example with its two pipelines, through
/// SDK and command line against a node. Where the page and the example's code differ, as the page says: two data sets linked
/// as data, the classifier as a model artifact.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WalkThroughSecondPartTest {
    private static final String MODEL = "iris_classifier";

    @TempDir private static Path dir;
    private static FreshSystem system;

    @BeforeAll
    static void start() throws Exception {
        system = new FreshSystem(dir);
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    private static void train() {
        TrainAndPromote.define(Pipeline.named("train_and_promote_model").store(system.store()))
                .run(system.modelog);
    }

    private static void predict() {
        DoPredictions.define(Pipeline.named("do_predictions").store(system.store()))
                .run(system.modelog);
    }

    private static Versions versions() {
        return system.modelog.versions(MODEL);
    }

    private static List<String> names(String command) {
        var result = system.shell.type(command + " --output name");
        assertThat(result.exitCode()).as(result.output()).isZero();
        return result.lines();
    }

    @Test
    @Order(1)
    void W_29_predicting_before_any_promotion_fails_and_creates_no_version() {
        assertThatThrownBy(WalkThroughSecondPartTest::predict)
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining(MODEL)
                .hasMessageContaining("production");
        assertThat(names("model list")).isEmpty();
    }

    @Test
    @Order(2)
    void W_10_training_works_in_a_version_called_running_and_promotes_it() {
        train();

        assertThat(versions().list().stream())
                .extracting(Version::number, Version::name, Version::stage)
                .containsExactly(tuple(1, "1", Stage.PRODUCTION));
        assertThat(system.modelog.models().history(MODEL).type("VersionCreated").events().stream())
                .extracting(event -> event.data().get("name"))
                .containsExactly("running");
    }

    @Test
    @Order(3)
    void W_11_and_W_12_the_lists_show_the_model_and_its_version_in_production() {
        assertThat(system.modelog.models().get(MODEL))
                .returns("Apache-2.0", Model::license)
                .returns("Show case Model Control Plane.", Model::description);
        assertThat(system.shell.type("model list").output())
                .contains("iris_classifier")
                .contains("Show case Model Control Plane.");
        assertThat(system.shell.type("model version list iris_classifier").output())
                .contains("production");
    }

    @Test
    @Order(4)
    void W_13_to_W_16_data_sets_are_data_and_the_classifier_is_a_model() {
        assertThat(names("model version artifacts iris_classifier 1"))
                .contains("train_ds@1", "test_ds@1")
                .hasSize(3);
        assertThat(names("model version model_objects iris_classifier 1"))
                .containsExactly("iris_classifier@1");
        var deployments = system.shell.type("model version deployments iris_classifier 1");
        assertThat(deployments.exitCode()).isZero();
        assertThat(deployments.lines()).hasSize(1);
        assertThat(names("model version runs iris_classifier 1")).hasSize(1);
    }

    @Test
    @Order(5)
    void W_17_to_W_21_predictions_use_version_1_and_are_linked_to_it() {
        predict();

        assertThat(names("model version list iris_classifier")).containsExactly("1");
        assertThat(names("model version artifacts iris_classifier 1"))
                .contains("inference_data@1", "iris_predictions@1")
                .hasSize(5);

        predict();

        assertThat(names("model version artifacts iris_classifier 1"))
                .contains("inference_data@2", "iris_predictions@2")
                .hasSize(7);
        assertThat(versions().runs("1").stream())
                .extracting(AttachedRun::pipeline)
                .containsExactly("train_and_promote_model", "do_predictions", "do_predictions");
    }

    @Test
    @Order(6)
    void W_22_an_update_changes_what_it_names_and_nothing_else() {
        var update =
                system.shell.type(
                        "model update iris_classifier -t tag1 -t tag2 -e \"some ethical implications\"");

        assertThat(update.exitCode()).isZero();
        assertThat(system.modelog.models().get(MODEL))
                .returns(List.of("tag1", "tag2"), Model::tags)
                .returns("some ethical implications", Model::ethics)
                .returns("Apache-2.0", Model::license)
                .returns("Show case Model Control Plane.", Model::description);
    }

    @Test
    @Order(7)
    void W_23_and_W_24_a_model_is_registered_once_and_deleted_when_the_person_says_yes() {
        var register = "model register -n iris_classifier_cli -d \"created from cli\" -t cli";
        assertThat(system.shell.type(register).exitCode()).isZero();
        assertThat(system.shell.type(register).exitCode()).isEqualTo(1);

        var no = system.shell.typeAndAnswer("model delete iris_classifier_cli", "n");
        assertThat(no.exitCode()).isZero();
        assertThat(names("model list")).contains("iris_classifier_cli");

        var yes = system.shell.typeAndAnswer("model delete iris_classifier_cli", "y");
        assertThat(yes.exitCode()).isZero();
        assertThat(names("model list")).containsExactly(MODEL);
    }

    @Test
    @Order(8)
    void W_30_an_occupied_stage_is_not_taken_without_force() {
        var second = versions().create(new NewVersion("challenger", null, List.of()));

        assertThatThrownBy(() -> versions().setStage("challenger", Stage.PRODUCTION, false, null))
                .isInstanceOfSatisfying(
                        StageOccupiedException.class, e -> assertThat(e.occupant()).isEqualTo(1));
        assertThat(versions().get("production").number()).isEqualTo(1);
        versions().delete(Integer.toString(second.number()));
    }

    @Test
    @Order(9)
    void W_26_a_second_training_archives_the_first_and_predictions_follow() {
        train();

        assertThat(versions().list().stream())
                .extracting(Version::number, Version::stage)
                .containsExactly(tuple(1, Stage.ARCHIVED), tuple(3, Stage.PRODUCTION));
        predict();
        assertThat(versions().runs("3").stream())
                .extracting(AttachedRun::pipeline)
                .containsExactly("train_and_promote_model", "do_predictions");
    }

    @Test
    @Order(10)
    void W_27_a_low_score_leaves_the_new_version_without_a_stage() {
        trainWith(_ -> 0.5);

        assertThat(versions().get("latest"))
                .returns(4, Version::number)
                .returns("4", Version::name)
                .returns(null, Version::stage);
        assertThat(versions().get("production").number()).isEqualTo(3);
    }

    @Test
    @Order(11)
    void W_28_a_failed_training_leaves_no_version_and_its_number_is_never_used_again() {
        var during = new AtomicReference<String>();
        assertThatThrownBy(() ->
                        trainWith(_ -> {
                            during.set(StepContext.current().modelVersion().read().name());
                            throw new IllegalStateException("the disk is full");
                        }))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("the disk is full");
        assertThat(during.get()).isEqualTo("running");
        assertThat(versions().get("latest").number()).isEqualTo(4);

        train();

        assertThat(versions().get("production").number()).isEqualTo(6);
    }

    @Test
    @Order(12)
    void the_history_tells_who_promoted_what_and_why() {
        var promotions =
                system.modelog.models().history(MODEL).type("VersionStageChanged").events().stream()
                        .toList();

        assertThat(promotions)
                .extracting(e -> e.data().get("number"), e -> e.data().get("to"))
                .containsExactly(
                        tuple(1, "production"),
                        tuple(1, "archived"),
                        tuple(3, "production"),
                        tuple(3, "archived"),
                        tuple(6, "production"));
        assertThat(promotions)
                .allSatisfy(e ->
                        assertThat(e.reason())
                                .matches("accuracy 0\\.\\d+ >= 0\\.9 on 45 held-out rows"))
                .extracting(Event::actor)
                .containsOnly(system.modelog.settings().actor());
    }

    @Test
    @Order(13)
    void W_25_deleting_the_model_asks_nothing_with_yes_and_leaves_runs_and_artifacts() {
        var artifacts = names("artifact list");
        var runs = names("run list");

        var delete = system.shell.type("model delete iris_classifier -y");

        assertThat(delete.exitCode()).as(delete.output()).isZero();
        assertThat(system.shell.type("model list").lines()).containsExactly("There are no models.");
        assertThat(names("artifact list")).isEqualTo(artifacts).contains("iris_predictions");
        assertThat(names("run list")).isEqualTo(runs).hasSizeGreaterThan(6);
    }

    private interface Scoring {
        double score(Split split);
    }

    /// The training pipeline with another way to score.
    private static void trainWith(Scoring scoring) {
        Pipeline.named("train_and_promote_model")
                .store(system.store())
                .cache(false)
                .model(ModelVersion.of(MODEL).createNew().deleteOnFailure())
                .define(p -> {
                    Value<Split> split = p.step("training_data_loader", Iris::load);
                    Value<Double> score = p.step("evaluate", split, scoring::score);
                    p.step("promote_model", score, Iris::promote);
                })
                .run(system.modelog);
    }
}
