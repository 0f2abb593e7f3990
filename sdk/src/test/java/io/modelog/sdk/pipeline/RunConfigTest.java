package io.modelog.sdk.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// V-53.
class RunConfigTest {
    @Test
    void a_model_has_all_that_the_builder_has() {
        var config =
                RunConfig.parse(
                        """
                        model:
                          name: iris_classifier
                          createNew: true
                          deleteOnFailure: false
                          license: Apache-2.0
                          description: Show case
                          audience: everyone
                          useCases: flowers
                          limitations: three kinds
                          tradeOffs: speed
                          ethics: none
                          tags: [iris, gpu]
                          versionDescription: with petals
                          saveToRegistry: false
                          warns: false
                        """);

        assertThat(config.model())
                .isEqualTo(
                        ModelVersion.of("iris_classifier")
                                .createNew()
                                .keepOnFailure()
                                .license("Apache-2.0")
                                .description("Show case")
                                .audience("everyone")
                                .useCases("flowers")
                                .limitations("three kinds")
                                .tradeOffs("speed")
                                .ethics("none")
                                .tags("iris", "gpu")
                                .versionDescription("with petals")
                                .notForRegistry()
                                .withoutWarnings());
    }

    @Test
    void a_version_is_a_number_or_a_text() {
        assertThat(RunConfig.parse("model: {name: iris, version: 3}").model())
                .isEqualTo(ModelVersion.of("iris").version(3));
        assertThat(RunConfig.parse("model: {name: iris, version: production}").model())
                .isEqualTo(ModelVersion.of("iris").version("production"));
        assertThat(RunConfig.parse("model: {name: iris, version: '1.0'}").model())
                .isEqualTo(ModelVersion.of("iris").version("1.0"));
    }

    /// V-3, V-6.
    @Test
    void a_new_version_may_have_a_name_and_is_what_no_version_means() {
        assertThat(RunConfig.parse("model: {name: iris, createNew: petals}").model())
                .isEqualTo(ModelVersion.of("iris").createNew("petals"));
        assertThat(RunConfig.parse("model: {name: iris, deleteOnFailure: true}").model())
                .isEqualTo(ModelVersion.of("iris").deleteOnFailure());
        assertThat(RunConfig.parse("model: {name: iris, version: 3, createNew: false}").model())
                .isEqualTo(ModelVersion.of("iris").version(3));
    }

    @Test
    void extra_keeps_the_types_and_the_order_of_its_values() {
        var config =
                RunConfig.parse(
                        """
                        extra:
                          trained_classifier: iris_classifier
                          depth: 3
                          rate: 0.5
                          huge: 123456789012345678901234567890
                          shuffle: false
                          zip: "0123"
                          layers: [1, [two], {three: 3}]
                        """);

        assertThat(config.extra())
                .containsExactly(
                        Map.entry("trained_classifier", "iris_classifier"),
                        Map.entry("depth", 3L),
                        Map.entry("rate", 0.5),
                        Map.entry("huge", new BigInteger("123456789012345678901234567890")),
                        Map.entry("shuffle", false),
                        Map.entry("zip", "0123"),
                        Map.entry("layers", List.of(1L, List.of("two"), Map.of("three", 3L))));
    }

    @Test
    void retries_are_a_number_of_attempts_or_spelt_out() {
        assertThat(RunConfig.parse("retries: 3").retries()).isEqualTo(StepRetries.of(3));
        assertThat(
                        RunConfig.parse(
                                        "retries: {attempts: 4, firstDelay: 500ms, factor: 3, longestDelay: 2m}")
                                .retries())
                .isEqualTo(new StepRetries(4, Duration.ofMillis(500), 3, Duration.ofMinutes(2)));
    }

    @Test
    void a_step_has_overrides_of_its_own() {
        var config =
                RunConfig.parse(
                        """
                        cache: false
                        steps:
                          load:
                            cache: true
                          svc_trainer:
                            retries: 5
                            parameters: {c: 0.05}
                            model: {name: candidates, createNew: true}
                        """);

        assertThat(config.cache()).isFalse();
        assertThat(config.steps().keySet()).containsExactly("load", "svc_trainer");
        assertThat(config.step("load"))
                .isEqualTo(new RunConfig.Step("run configuration:4:5", true, null, Map.of(), null));
        assertThat(config.step("svc_trainer"))
                .isEqualTo(
                        new RunConfig.Step(
                                "run configuration:6:5",
                                null,
                                StepRetries.of(5),
                                Map.of("c", 0.05),
                                ModelVersion.of("candidates").createNew()));
        assertThat(config.step("other")).isEqualTo(RunConfig.Step.NONE);
    }

    @Test
    void an_empty_file_overrides_nothing() {
        assertThat(RunConfig.parse("")).isEqualTo(RunConfig.NONE);
        assertThat(RunConfig.parse("# nothing\n")).isEqualTo(RunConfig.NONE);
    }

    @Test
    void a_file_is_named_in_its_faults(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("run.yaml"), "cache: [true]\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunConfig.read(file))
                .withMessage(file + ":1:8: true or false is expected here");
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> RunConfig.read(directory.resolve("none.yaml")));
    }

    @Test
    void a_step_that_the_pipeline_does_not_have_is_a_fault() {
        var config = RunConfig.parse("steps:\n  load: {cache: true}\n  trian: {cache: true}\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> config.checkSteps("p", List.of("load", "train")))
                .withMessage(
                        "run configuration:3:10: pipeline p has no step 'trian', only load, train");
    }

    @Nested
    class Faults {
        @Test
        void all_faults_are_told_at_once_in_the_order_of_the_file() {
            refused(
                    """
                    modle: {name: iris}
                    cache: yes
                    steps:
                      load: {chache: true}
                    cache: true
                    """,
                    """
                    1:1: unknown key 'modle', known are cache, extra, model, retries, steps
                    2:8: true or false is expected here
                    4:10: unknown key 'chache', known are cache, model, parameters, retries
                    5:1: key 'cache' is there twice\
                    """);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "model: iris | 1:8: keys and values are expected here",
                    "model: {version: 1} | 1:8: the key 'name' is missing here",
                    "model: {name: ' '} | 1:15: a model has a name",
                    "model: {name: 3} | 1:15: a text is expected here",
                    "model: {name: m, version: 1.0} | 1:27: a version is a number from 1, or a text: put 1.0 in quotes if it is a name",
                    "model: {name: m, version: 0} | 1:27: a version is a number from 1, or a text: put 0 in quotes if it is a name",
                    "model: {name: m, version: } | 1:26: a number, name or stage is expected here",
                    "model: {name: m, createNew: 1} | 1:29: true, false or a name is expected here",
                    "model: {name: m, createNew: '3'} | 1:29: '3' cannot name a version: numbers and stages are found by such texts",
                    "model: {name: m, version: x, createNew: true} | 1:41: a new version cannot be version 'x': leave one of them out",
                    "model: {name: m, version: 3, deleteOnFailure: true} | 1:47: delete on failure is for a new version of m: call createNew() first",
                    "model: {name: m, tags: gpu} | 1:24: a list is expected here",
                    "model: {name: m, tags: [1]} | 1:25: a text is expected here",
                    "model: {name: m, ethic: x} | 1:18: unknown key 'ethic', known are audience, createNew, deleteOnFailure, description, ethics, license, limitations, name, saveToRegistry, tags, tradeOffs, useCases, version, versionDescription, warns",
                    "extra: [1] | 1:8: keys and values are expected here",
                    "extra: {a: null} | 1:12: a text, a number, true or false is expected here",
                    "extra: {a: -.inf} | 1:12: a text, a number, true or false is expected here",
                    "extra: {a: .inf} | 1:12: a text, a number, true or false is expected here",
                    "extra: {a: [!odd 1]} | 1:13: a text, a number, true or false is expected here",
                    "extra: {a: &x [*x]} | 1:12: a value cannot hold itself",
                    "extra: {[1]: 2} | 1:9: a key is one text",
                    "extra: {a: {b: 1, b: 2}} | 1:19: key 'b' is there twice",
                    "retries: [3] | 1:10: keys and values are expected here",
                    "retries: 0 | 1:10: a step is tried 1 to 100 times, not 0",
                    "retries: 99999999999 | 1:10: a step is tried 1 to 100 times, not 2147483647",
                    "retries: {factor: 2} | 1:10: the key 'attempts' is missing here",
                    "retries: {attempts: two} | 1:21: a number of attempts is expected here",
                    "retries: {attempts: 2, factor: 0} | 1:32: a delay grows by a factor from 1 to 1000, not 0.0",
                    "retries: {attempts: 2, firstDelay: 2} | 1:36: a text such as 500ms is expected here",
                    "retries: {attempts: 2, firstDelay: 2d} | 1:36: '2d' is no duration such as 500ms, 2s, 1m or 1h",
                    "steps: {load: 1} | 1:15: keys and values are expected here",
                    "a: b: c | 1:5: this is no YAML: mapping values are not allowed here",
                    "'{' | 1:1: keys and values are expected here",
                })
        void a_fault_has_its_line_and_column(String yaml, String fault) {
            refused(yaml, fault);
        }

        @Test
        void two_documents_are_no_configuration() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RunConfig.parse("cache: true\n---\ncache: false\n"))
                    .withMessageContaining(":2:1: this is no YAML");
        }

        private void refused(String yaml, String faults) {
            var expected = faults.lines().map(fault -> "run configuration:" + fault).toList();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RunConfig.parse(yaml))
                    .withMessage(String.join("\n", expected));
        }
    }
}
