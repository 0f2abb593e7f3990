package io.modelog.sdk.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelog.sdk.store.Materializers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a step can say and ask while it runs (V-60, M-1 … M-3, A-11, A-12).
class StepContextTest {
    record Pair(@Output String left, @Output String right) {}

    private static final ModelVersion IRIS = ModelVersion.of("iris");

    private final Lab lab;
    private final FakeNode node;

    StepContextTest(@TempDir Path directory) throws IOException {
        lab = new Lab(directory);
        node = lab.node;
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    /// V-60
    @Test
    void there_is_no_context_outside_a_step() {
        assertThatIllegalStateException().isThrownBy(StepContext::current);
    }

    /// V-60
    @Test
    void a_step_without_a_model_version_is_told_so() {
        var thrown =
                catchThrowableOfType(
                        RunFailedException.class,
                        () -> lab.run(p -> p.step("one", () -> version().number())));

        assertThat(thrown).hasMessageContaining("step one works on no model version");
    }

    /// M-1
    @Test
    void metadata_goes_to_the_version_and_to_the_step() {
        lab.run(
                IRIS,
                p ->
                        p.step(
                                "one",
                                () -> {
                                    version().logMetadata(Map.of("accuracy", 0.97));
                                    StepContext.current().logMetadata(Map.of("epochs", 12));
                                    return 1;
                                }));

        assertThat(node.versions.getFirst().get("metadata").toString())
                .isEqualTo("{\"accuracy\":0.97}");
        assertThat(node.steps.getFirst().get("metadata").toString()).isEqualTo("{\"epochs\":12}");
    }

    /// M-3
    @Test
    void metadata_of_outputs_comes_with_their_artifact_versions() {
        lab.run(p -> {
            p.step(
                    "one",
                    () -> {
                        StepContext.current().logOutputMetadata(Map.of("rows", 150));
                        return 1;
                    });
            p.step(
                    "pair",
                    () -> {
                        StepContext.current().logOutputMetadata("right", Map.of("rows", 3));
                        return new Pair("a", "b");
                    });
        });

        assertThat(
                        node.artifactVersions.stream()
                                .filter(a -> a.has("metadata"))
                                .map(a -> a.get("artifact").asText() + a.get("metadata")))
                .containsExactlyInAnyOrder("train::one::output{\"rows\":150}", "right{\"rows\":3}");
    }

    /// M-3
    @Test
    void metadata_of_the_only_output_of_several_fails_the_step() {
        var thrown =
                catchThrowableOfType(
                        RunFailedException.class,
                        () ->
                                lab.run(p ->
                                        p.step(
                                                "pair",
                                                () -> {
                                                    StepContext.current()
                                                            .logOutputMetadata(Map.of("n", 1));
                                                    return new Pair("a", "b");
                                                })));

        assertThat(thrown)
                .hasMessageContaining(
                        "step pair has no single output: its outputs are [left, right]");
    }

    ///
    @Test
    void a_step_can_save_link_and_load_artifacts_by_hand() {
        var values = new ArtifactValues(lab.modelog, lab.store, Materializers.STANDARD);
        values.save("threshold", 0.9);

        lab.run(
                IRIS,
                p ->
                        p.step(
                                "one",
                                () -> {
                                    var context = StepContext.current();
                                    context.save("notes", "fine");
                                    context.modelVersion().link("threshold", 1);
                                    return context.load("threshold", Double.class)
                                            + context.modelVersion()
                                                    .load("notes", String.class)
                                                    .length();
                                }));

        assertThat(node.linked())
                .containsExactly("data notes@1", "data threshold@1", "data train::one::output@1");
        assertThat(values.load("train::one::output", Double.class)).isEqualTo(4.9);
        assertThat(node.artifactVersions.get(1).get("producer").get("step").asText())
                .isEqualTo("one");
    }

    @Test
    void a_run_says_what_its_steps_gave_and_as_what_it_is_recorded() {
        List<Value<Pair>> handles = new ArrayList<>();
        var result = lab.run(p -> handles.add(p.step("pair", () -> new Pair("a", "b"))));
        var pair = handles.getFirst();

        assertThat(result.value(pair.part(Pair::right))).isEqualTo("b");
        assertThat(result.artifacts(pair).stream().map(r -> r.artifact() + r.version()))
                .containsExactly("left1", "right1");
    }

    private static PinnedVersion version() {
        return StepContext.current().modelVersion();
    }
}
