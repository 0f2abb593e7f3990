package io.modelog.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.modelog.api.Node;
import io.modelog.api.ServerConfig;
import io.modelog.sdk.AttachedRun;
import io.modelog.sdk.Event;
import io.modelog.sdk.Link;
import io.modelog.sdk.Model;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.NewVersion;
import io.modelog.sdk.Stage;
import io.modelog.sdk.StageOccupiedException;
import io.modelog.sdk.Version;
import io.modelog.sdk.pipeline.Pipeline;
import io.modelog.sdk.pipeline.RunFailedException;
import io.modelog.sdk.store.FileArtifactStore;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The practical example of the seed page, step by step, through the SDK against a node with its own Kafka. The ids are
/// those of the walk-through in the behaviour reference.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IrisPageTest {
    private static final String MODEL = "iris_classifier";

    @TempDir private static Path dir;
    private static Node node;
    private static Modelog modelog;

    @BeforeAll
    static void startNode() throws Exception {
        node =
                new Node(
                        new ServerConfig(
                                0,
                                "127.0.0.1",
                                dir.resolve("data"),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                (short) -1));
        node.start();
        node.awaitReady();
        modelog = Modelog.connect(node.url());
    }

    @AfterAll
    static void stopNode() {
        modelog.close();
        node.close();
    }

    private static FileArtifactStore store() {
        return new FileArtifactStore(dir.resolve("artifacts"));
    }

    private static void train() {
        TrainAndPromote.define(Pipeline.named("train_and_promote_model").store(store()))
                .run(modelog);
    }

    private static void predict() {
        DoPredictions.define(Pipeline.named("do_predictions").store(store())).run(modelog);
    }

    private static Stream<String> links(String version) {
        return modelog.versions(MODEL).links(version).stream().map(Link::id);
    }

    @Test
    @Order(1)
    void W_1_an_empty_system_has_no_models() {
        assertThat(modelog.models().list().stream()).isEmpty();
    }

    @Test
    @Order(2)
    void W_29_predicting_before_any_promotion_fails_and_creates_no_version() {
        assertThatThrownBy(IrisPageTest::predict)
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining(MODEL)
                .hasMessageContaining("production");
        assertThat(modelog.models().list().stream()).isEmpty();
    }

    @Test
    @Order(3)
    void W_10_training_makes_version_1_and_promotes_it() {
        train();

        assertThat(modelog.models().get(MODEL))
                .returns("Apache-2.0", Model::license)
                .returns("Show case Model Control Plane.", Model::description);
        assertThat(modelog.versions(MODEL).list().stream())
                .extracting(Version::number, Version::name, Version::stage)
                .containsExactly(tuple(1, "1", Stage.PRODUCTION));
    }

    @Test
    @Order(4)
    void W_13_data_sets_are_linked_as_data_and_the_classifier_as_a_model() {
        assertThat(links("1"))
                .containsExactlyInAnyOrder(
                        "train_ds@1",
                        "test_ds@1",
                        "iris_classifier@1",
                        "train_and_promote_model::evaluate::output@1");
        assertThat(modelog.versions(MODEL).get("1").artifacts())
                .isEqualTo(new Version.ArtifactCounts(3, 1, 0));
    }

    @Test
    @Order(5)
    void W_17_to_W_21_predictions_use_version_1_and_are_linked_to_it() {
        predict();
        predict();

        assertThat(modelog.versions(MODEL).list().stream()).hasSize(1);
        assertThat(links("production"))
                .contains(
                        "inference_data@1",
                        "inference_data@2",
                        "iris_predictions@1",
                        "iris_predictions@2");
        assertThat(modelog.versions(MODEL).runs("1").stream())
                .extracting(AttachedRun::pipeline)
                .containsExactly("train_and_promote_model", "do_predictions", "do_predictions");
    }

    @Test
    @Order(6)
    void W_30_an_occupied_stage_is_not_taken_without_force() {
        var second = modelog.versions(MODEL).create(new NewVersion("challenger", null, List.of()));

        assertThatThrownBy(() ->
                        modelog.versions(MODEL)
                                .setStage("challenger", Stage.PRODUCTION, false, "hasty"))
                .isInstanceOfSatisfying(
                        StageOccupiedException.class, e -> assertThat(e.occupant()).isEqualTo(1));
        assertThat(modelog.versions(MODEL).get("production").number()).isEqualTo(1);
        modelog.versions(MODEL).delete(Integer.toString(second.number()));
    }

    @Test
    @Order(7)
    void W_26_a_second_training_archives_the_first_and_its_number_is_new() {
        train();

        assertThat(modelog.versions(MODEL).list().stream())
                .extracting(Version::number, Version::stage)
                .containsExactly(tuple(1, Stage.ARCHIVED), tuple(3, Stage.PRODUCTION));
    }

    @Test
    @Order(8)
    void the_history_tells_who_promoted_what_and_why() {
        var promotions =
                modelog.models().history(MODEL, "VersionStageChanged", null).stream().toList();

        assertThat(promotions)
                .extracting(e -> e.data().get("number"), e -> e.data().get("to"))
                .containsExactly(
                        tuple(1, "production"), tuple(1, "archived"), tuple(3, "production"));
        assertThat(promotions)
                .allSatisfy(e ->
                        assertThat(e.reason())
                                .matches("accuracy 0\\.\\d+ >= 0\\.9 on 45 held-out rows"))
                .extracting(Event::actor)
                .containsOnly(modelog.settings().actor());
    }

    @Test
    @Order(9)
    void W_25_deleting_the_model_leaves_its_runs_and_artifacts() {
        modelog.models().delete(MODEL);

        assertThat(modelog.models().list().stream()).isEmpty();
        assertThat(modelog.artifacts().list().stream()).hasSize(6);
        assertThat(modelog.runs().list().stream()).hasSize(5);
    }
}
