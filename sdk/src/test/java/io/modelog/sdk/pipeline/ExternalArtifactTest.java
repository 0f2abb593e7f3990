package io.modelog.sdk.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.modelog.sdk.store.TypeOf;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What the types rule out cannot be written here; a configuration can still say it.
class ExternalArtifactTest {
    private static final UUID ID = UUID.fromString("0194d2a8-0000-7000-8000-000000000001");

    /// The original's `test_external_artifact_init`, case by case.
    @Nested
    class Init {
        @Test
        void good_by_value() {
            assertThat(of(Map.of("value", 1))).isEqualTo(ExternalArtifact.value(1));
        }

        @Test
        void good_by_id() {
            assertThat(of(Map.of("id", ID.toString())))
                    .isEqualTo(ExternalArtifact.id(ID, Integer.class));
        }

        @Test
        void good_by_pipeline_and_artifact() {
            assertThat(of(Map.of("pipeline", "train", "artifact", "split")))
                    .isEqualTo(ExternalArtifact.ofPipeline("train", "split", Integer.class));
        }

        @Test
        void good_by_model_artifact() {
            assertThat(of(Map.of("modelArtifact", "split")))
                    .isEqualTo(ExternalArtifact.ofModel("split", Integer.class));
        }

        @Test
        void good_by_model_artifact_with_all_that_goes_with_it() {
            assertThat(
                            of(
                                    Map.of(
                                            "modelArtifact", "split",
                                            "artifactVersion", 3,
                                            "model", "iris",
                                            "modelVersion", "production")))
                    .isEqualTo(
                            ExternalArtifact.ofModel("split", Integer.class)
                                    .artifactVersion(3)
                                    .model("iris", "production"));
        }

        @Test
        void bad_none() {
            refused(Map.of(), "one of id, modelArtifact, name, pipeline, value must name it");
        }

        @Test
        void bad_value_and_id() {
            refused(Map.of("value", 1, "id", ID.toString()), "only one of id, value can name it");
        }

        @Test
        void bad_value_and_pipeline_artifact() {
            refused(
                    Map.of("value", 1, "pipeline", "train", "artifact", "split"),
                    "only one of pipeline, value can name it");
        }

        @Test
        void bad_value_and_model_artifact() {
            refused(
                    Map.of("value", 1, "modelArtifact", "split"),
                    "only one of modelArtifact, value can name it");
        }

        @Test
        void bad_id_and_pipeline_artifact() {
            refused(
                    Map.of("id", ID.toString(), "pipeline", "train", "artifact", "split"),
                    "only one of id, pipeline can name it");
        }

        @Test
        void bad_id_and_model_artifact() {
            refused(
                    Map.of("id", ID.toString(), "modelArtifact", "split"),
                    "only one of id, modelArtifact can name it");
        }

        @Test
        void bad_pipeline_without_artifact() {
            refused(Map.of("pipeline", "train"), "artifact is missing");
        }

        @Test
        void bad_artifact_without_pipeline() {
            refused(
                    Map.of("artifact", "split"),
                    "one of id, modelArtifact, name, pipeline, value must name it");
        }
    }

    /// Of 0.50 and later.
    @Nested
    class ByName {
        @Test
        void good_by_name_and_by_name_and_version() {
            assertThat(of(Map.of("name", "split")))
                    .isEqualTo(ExternalArtifact.named("split", Integer.class));
            assertThat(of(Map.of("name", "split", "version", 7L)))
                    .isEqualTo(ExternalArtifact.named("split", Integer.class).version(7));
        }

        @Test
        void bad_id_and_name() {
            refused(
                    Map.of("id", ID.toString(), "name", "split"),
                    "only one of id, name can name it");
        }

        @Test
        void bad_value_and_name() {
            refused(Map.of("value", 1, "name", "split"), "only one of name, value can name it");
        }

        @Test
        void bad_version_without_name() {
            refused(Map.of("id", ID.toString(), "version", 1), "only id can be there with id");
        }
    }

    @Test
    void keys_and_types_that_are_mistaken_are_refused() {
        refused(Map.of("name", "a", "verion", 1), "only name, version can be there with name");
        refused(
                Map.of("modelArtifact", "a", "artifact", "b"),
                "only artifactVersion, model, modelArtifact, modelVersion can be there with modelArtifact");
        refused(Map.of("value", "1"), "value is no java.lang.Integer");
        refused(Map.of("id", "7"), "id is a UUID");
        refused(Map.of("name", 7), "name is a text");
        refused(Map.of("name", " "), "name is a text");
        refused(Map.of("name", "a", "version", "7"), "version is a number");
        refused(Map.of("name", "a", "version", 1L << 40), "version is a number");
        refused(Map.of("modelArtifact", "a", "model", 1), "model is a text");
    }

    ///
    @Test
    void a_model_version_may_be_a_number_in_a_configuration() {
        assertThat(of(Map.of("modelArtifact", "a", "model", "iris", "modelVersion", 1L)))
                .isEqualTo(ExternalArtifact.ofModel("a", Integer.class).model("iris", 1));
    }

    @Test
    void a_model_version_without_model_and_numbers_below_one_and_blank_names_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(Map.of("modelArtifact", "a", "modelVersion", "production")))
                .withMessage("version 'production' is of no model: name the model as well");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExternalArtifact.named("a", Integer.class).version(0))
                .withMessage("the versions of a are numbered from 1: there is no 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExternalArtifact.ofModel("a", Integer.class).artifactVersion(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExternalArtifact.ofModel("a", Integer.class).model(""))
                .withMessage("an external artifact's model has a name, not ''");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExternalArtifact.ofPipeline("p", "", Integer.class));
    }

    @Test
    void a_type_may_have_arguments() {
        var type = new TypeOf<List<Integer>>() {};

        assertThat(ExternalArtifact.of(Map.of("value", List.of(1)), type))
                .isEqualTo(ExternalArtifact.value(List.of(1)));
        assertThat(ExternalArtifact.named("a", type).type()).isEqualTo(type);
    }

    private static ExternalArtifact<Integer> of(Map<String, ?> keys) {
        return ExternalArtifact.of(keys, Integer.class);
    }

    private static void refused(Map<String, ?> keys, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(keys))
                .withMessage("external artifact %s: %s".formatted(keys, why));
    }
}
