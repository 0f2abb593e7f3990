package io.modelog.sdk.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.modelog.sdk.Modelog;
import io.modelog.sdk.NotFoundException;
import io.modelog.sdk.Run.ModelRef;
import io.modelog.sdk.pipeline.ExternalArtifact.Recorded;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExternalLookupTest {
    private static final String ID = "0194d2a8-0000-7000-8000-000000000001";
    private static final ModelRef IRIS_3 = new ModelRef("iris", 3);

    private final CatalogueNode node = new CatalogueNode();
    private final Modelog modelog = node.client();

    ExternalLookupTest() throws IOException {}

    @AfterEach
    void stop() {
        modelog.close();
        node.close();
    }

    @Test
    void by_id() {
        node.artifact("split", 2, ID);
        var artifact = ExternalArtifact.id(UUID.fromString(ID), Integer.class);

        assertThat(found(artifact)).isEqualTo("split@2");
        assertThat(found(artifact, IRIS_3)).isEqualTo("split@2");
    }

    @Test
    void an_id_that_is_not_there_is_refused() {
        refused(
                ExternalArtifact.id(UUID.fromString(ID), Integer.class),
                "no artifact version has the id %s, or it was deleted".formatted(ID));
    }

    @Nested
    class ByName {
        @Test
        void with_version_it_is_that_version_whatever_the_step_works_on() {
            node.artifact("split", 2).artifact("split", 3).link("iris", 3, "split", 3);
            var artifact = ExternalArtifact.named("split", Integer.class).version(2);

            assertThat(found(artifact)).isEqualTo("split@2");
            assertThat(found(artifact, IRIS_3)).isEqualTo("split@2");
        }

        @Test
        void without_model_version_it_is_the_newest_of_all() {
            node.artifact("split", 9).artifact("split", 10);

            assertThat(found(ExternalArtifact.named("split", Integer.class))).isEqualTo("split@10");
        }

        @Test
        void x_8_in_a_model_version_it_is_the_newest_there() {
            node.link("iris", 3, "split", 9).artifact("split", 11);

            assertThat(found(ExternalArtifact.named("split", Integer.class), IRIS_3))
                    .isEqualTo("split@9 of iris@3");
        }

        @Test
        void x_8_what_a_model_version_does_not_have_is_not_taken_from_elsewhere() {
            node.artifact("split", 1).link("iris", 3, "model", 4);

            refused(
                    ExternalArtifact.named("split", Integer.class),
                    IRIS_3,
                    "iris@3 has no artifact split; it has model@4");
        }

        @Test
        void what_is_not_there_is_refused_with_what_is() {
            node.artifact("split", 2);

            refused(
                    ExternalArtifact.named("split", Integer.class).version(7),
                    "artifact split has no version 7; its latest is 2");
            refused(ExternalArtifact.named("slpit", Integer.class), "there is no artifact 'slpit'");
        }
    }

    @Nested
    class ByPipeline {
        @Test
        void x_4_it_is_what_the_last_completed_run_gave() {
            node.run("train", "r-1").step("r-1", "train_ds", "iris_train", 5);

            assertThat(found(ofTrain("train_ds"))).isEqualTo("iris_train@5");
            assertThat(found(ofTrain("iris_train"))).isEqualTo("iris_train@5");
        }

        @Test
        void x_4_without_completed_run_there_is_nothing_to_take() {
            refused(
                    ofTrain("train_ds"),
                    "pipeline train has no completed run to take 'train_ds' from");
        }

        @Test
        void a_name_that_the_run_did_not_give_is_refused_with_those_it_gave() {
            node.run("train", "r-1").step("r-1", "train_ds", "iris_train", 5);

            refused(
                    ofTrain("foobar"),
                    "train-1 gave nothing called 'foobar'; it gave train_ds (iris_train@5)");
        }

        @Test
        void x_3_a_name_that_several_steps_gave_is_refused() {
            node.run("train", "r-1")
                    .step("r-1", "output", "train::load::output", 1)
                    .step("r-1", "output", "train::score::output", 4);

            refused(
                    ofTrain("output"),
                    "train-1 gave more than one artifact called 'output'; it gave"
                            + " output (train::load::output@1), output (train::score::output@4)");
            assertThat(found(ofTrain("train::score::output"))).isEqualTo("train::score::output@4");
        }

        private static Recorded<Integer> ofTrain(String artifact) {
            return ExternalArtifact.ofPipeline("train", artifact, Integer.class);
        }
    }

    @Nested
    class ByModel {
        private static final ExternalArtifact.OfModel<Integer> SPLIT =
                ExternalArtifact.ofModel("split", Integer.class);

        @Test
        void b_6_the_newest_is_so_by_number() {
            node.link("iris", 3, "split", 10).link("iris", 3, "split", 9);

            assertThat(found(SPLIT, IRIS_3)).isEqualTo("split@10 of iris@3");
        }

        @Test
        void x_2_without_model_it_is_that_of_the_step() {
            node.link("iris", 3, "split", 1)
                    .link("roses", 1, "split", 2)
                    .version("roses", "latest", 1);

            assertThat(found(SPLIT, IRIS_3)).isEqualTo("split@1 of iris@3");
            assertThat(found(SPLIT.model("roses"), IRIS_3)).isEqualTo("split@2 of roses@1");
        }

        @Test
        void x_2_without_any_model_it_is_refused() {
            refused(
                    SPLIT,
                    "the step works on no model version that could have 'split': name a model");
        }

        @ParameterizedTest
        @CsvSource({"1, 42", "foo, 23", "production, 23"})
        void x_7_a_version_is_a_number_a_name_or_a_stage(String version, int expected) {
            node.version("iris", "1", 1).link("iris", 1, "split", 42);
            node.version("iris", "foo", 2).version("iris", "production", 2);
            node.link("iris", 2, "split", 23);

            assertThat(found(SPLIT.model("iris", version))).startsWith("split@" + expected);
            assertThat(found(SPLIT.model("iris", 1))).isEqualTo("split@42 of iris@1");
        }

        @Test
        void a_version_of_the_artifact_can_be_named() {
            node.link("iris", 3, "split", 1).link("iris", 3, "split", 2);

            assertThat(found(SPLIT.artifactVersion(1), IRIS_3)).isEqualTo("split@1 of iris@3");
            refused(
                    SPLIT.artifactVersion(7),
                    IRIS_3,
                    "iris@3 has no artifact split@7; it has split@1, split@2");
        }

        @Test
        void x_3_what_is_not_there_is_refused_with_what_is() {
            refused(SPLIT, IRIS_3, "iris@3 has no artifact split; it has none");
            for (int number = 1; number <= 12; number++) {
                node.link("iris", 3, "other", number);
            }
            refused(
                    SPLIT,
                    IRIS_3,
                    "iris@3 has no artifact split; it has other@1, other@2, other@3, other@4, other@5, other@6, other@7,"
                            + " other@8, other@9, other@10 and more");
        }

        @Test
        void a_version_of_the_model_that_is_not_there_is_the_nodes_to_tell() {
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> found(SPLIT.model("iris", "production")))
                    .withMessage("models/iris/versions/production is not there");
        }
    }

    private String found(Recorded<?> artifact) {
        return text(new ExternalLookup(modelog, Optional.empty()).find(artifact));
    }

    private String found(Recorded<?> artifact, ModelRef own) {
        return text(new ExternalLookup(modelog, Optional.of(own)).find(artifact));
    }

    private static String text(ExternalLookup.Found found) {
        var version = found.version().artifact() + "@" + found.version().number();
        return found.through()
                .map(model -> "%s of %s@%d".formatted(version, model.model(), model.version()))
                .orElse(version);
    }

    private void refused(Recorded<?> artifact, String why) {
        assertThatIllegalArgumentException().isThrownBy(() -> found(artifact)).withMessage(why);
    }

    private void refused(Recorded<?> artifact, ModelRef own, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> found(artifact, own))
                .withMessage(why);
    }
}
