package io.modelog.sdk.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A pipeline whose code leaves things to a file (V-53, V-62).
class ConfiguredPipelineTest {
    record Training(double rate, int epochs) {}

    private final Lab lab;
    private final FakeNode node;

    ConfiguredPipelineTest(@TempDir Path directory) throws IOException {
        lab = new Lab(directory);
        node = lab.node;
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void the_file_says_what_the_code_leaves_open_and_the_code_wins() {
        var config =
                RunConfig.parse(
                        """
                        model: {name: rose, createNew: true}
                        extra: {who: file, where: file}
                        """);
        List<String> extras = new ArrayList<>();

        lab.draft("train")
                .config(config)
                .extra("who", "code")
                .define(p -> {
                    extras.add(p.extra("who"));
                    extras.add(p.extra("where"));
                    p.step("one", () -> 1);
                })
                .run(lab.modelog);
        lab.draft("train")
                .config(config)
                .model(ModelVersion.of("iris"))
                .define(p -> p.step("one", () -> 1))
                .run(lab.modelog);

        assertThat(extras).containsExactly("code", "file");
        assertThat(node.models).containsOnlyKeys("rose", "iris");
    }

    @Test
    void parameters_have_their_values_from_the_code_unless_the_file_has_others() {
        List<Object> taken = new ArrayList<>();
        var config =
                RunConfig.parse(
                        """
                        steps:
                          train: {parameters: {epochs: 7, seed: 42}}
                        """);

        lab.draft("train")
                .config(config)
                .define(p ->
                        p.step(
                                "train",
                                p.parameters(new Training(0.5, 3)),
                                p.parameter("seed", 1L),
                                (Training t, Long seed) -> {
                                    taken.add(t);
                                    taken.add(seed);
                                }))
                .run(lab.modelog);

        assertThat(taken).containsExactly(new Training(0.5, 7), 42L);
        assertThat(node.steps.getFirst().get("parameters").toString())
                .isEqualTo("{\"rate\":0.5,\"epochs\":7,\"seed\":42}");
    }

    @Test
    void a_parameter_that_the_step_does_not_have_or_cannot_take_is_refused_with_its_place() {
        for (var fault : List.of("epoch: 7", "epochs: many")) {
            var config = RunConfig.parse("steps: {train: {parameters: {" + fault + "}}}");
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            lab.draft("train")
                                    .config(config)
                                    .define(p ->
                                            p.step(
                                                    "train",
                                                    p.parameters(new Training(0.5, 3)),
                                                    t -> t.epochs())))
                    .withMessageStartingWith("run configuration:1:");
        }
    }

    @Test
    void a_step_that_the_pipeline_does_not_have_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        lab.draft("train")
                                .config(RunConfig.parse("steps: {tarin: {cache: true}}"))
                                .define(p -> p.step("train", () -> 1)))
                .withMessageContaining("has no step 'tarin', only train");
    }
}
