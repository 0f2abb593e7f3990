package io.modelog.sdk.pipeline;

import static io.modelog.sdk.ArtifactKind.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Model versions of pipeline, step and output (V-16, V-17, V-20, V-43, V-50, V-51, A-2).
class VersionPlacesTest {
    record Pair(
            @Output String mine,
            @Output(name = "shared", kind = MODEL, model = "rose") String other) {}

    private static final ModelVersion IRIS = ModelVersion.of("iris");
    private static final ModelVersion ROSE = ModelVersion.of("rose");

    private final Lab lab;
    private final FakeNode node;

    VersionPlacesTest(@TempDir Path directory) throws IOException {
        lab = new Lab(directory);
        node = lab.node;
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private List<String> linked() {
        return node.links.stream()
                .map(l -> l.get("model").asText() + " " + l.get("id").asText())
                .toList();
    }

    /// V-50
    @Test
    void a_step_with_a_model_version_of_its_own_does_not_work_on_that_of_the_pipeline() {
        lab.run(
                IRIS,
                p -> {
                    var one = p.step("one", () -> 1);
                    p.step("two").model(ROSE).call(one, i -> i + 1);
                });

        assertThat(linked())
                .containsExactly("iris train::one::output@1", "rose train::two::output@1");
        assertThat(node.attached).containsExactly("iris@1", "rose@2");
    }

    ///
    @Test
    void an_output_with_a_model_version_is_linked_there_and_the_others_to_that_of_the_step() {
        lab.run(ROSE, p -> p.step("before", () -> 1));
        node.links.clear();

        lab.run(IRIS, p -> p.step("pair", () -> new Pair("a", "b")));

        assertThat(linked()).containsExactly("iris mine@1", "rose shared@1");
        assertThat(node.linked()).endsWith("model shared@1");
    }

    ///
    @Test
    void what_code_says_of_an_output_wins_over_its_annotation() {
        lab.run(
                IRIS,
                p ->
                        p.step("pair")
                                .output("shared", OutputConfig.named("renamed").model(IRIS))
                                .call(() -> new Pair("a", "b")));

        assertThat(linked()).containsExactly("iris mine@1", "iris renamed@1");
    }

    ///
    @Test
    void a_step_can_link_its_output_elsewhere_while_it_runs() {
        lab.run(ROSE, p -> p.step("before", () -> 1));
        node.links.clear();

        lab.run(
                IRIS,
                p ->
                        p.step(
                                "one",
                                () -> {
                                    StepContext.current().linkOutput(ROSE.version("latest"));
                                    return 1;
                                }));

        assertThat(linked()).containsExactly("rose train::one::output@1");
    }

    /// V-16, V-51
    @Test
    void several_places_that_ask_for_a_new_version_get_the_same_and_the_run_warns() {
        var result =
                lab.run(
                        IRIS.tags("a"),
                        p -> {
                            p.step("one", () -> 1);
                            p.step("two").model(IRIS.description("d").tags("b")).call(() -> 2);
                        });

        assertThat(node.versions).hasSize(1);
        assertThat(node.versions.getFirst().get("tags").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(node.texts(node.versions, "description")).containsExactly("d");
        assertThat(result.warnings())
                .containsExactly(
                        "2 places ask for a new version of iris and get the same one: say it in one place");
    }

    /// V-51
    @Test
    void a_pipeline_whose_steps_all_have_their_own_makes_no_version_and_warns() {
        var result = lab.run(ROSE, p -> p.step("one").model(IRIS).call(() -> 1));

        assertThat(node.models).containsOnlyKeys("iris");
        assertThat(result.warnings()).singleElement().asString().contains("of rose, is not used");
    }

    /// V-17
    @Test
    void the_latest_version_of_a_run_that_makes_one_is_the_new_one() {
        var result =
                lab.run(
                        IRIS.version("latest"),
                        p -> {
                            p.step("one", () -> 1);
                            p.step("two").model(IRIS.createNew()).call(() -> 2);
                        });

        assertThat(node.versions).hasSize(1);
        assertThat(node.texts(node.links, "version")).containsExactly("1", "1");
        assertThat(result.warnings()).isEmpty();
    }

    /// V-20
    @Test
    void a_run_that_makes_a_version_and_works_on_an_old_one_warns() {
        lab.run(IRIS, p -> p.step("one", () -> 1));

        var result =
                lab.run(
                        IRIS,
                        p -> {
                            p.step("one", () -> 1);
                            p.step("two").model(IRIS.version(1)).call(() -> 2);
                        });

        assertThat(result.warnings())
                .containsExactly(
                        "the run makes a new version of iris, and works on its version '1' as well");
        assertThat(lab.told(Progress.Warned.class)).hasSize(1);
    }

    /// V-43
    @Test
    void two_names_for_the_new_version_of_a_model_are_refused_while_composing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        lab.draft("train")
                                .model(IRIS.createNew("a"))
                                .define(p -> {
                                    p.step("one", () -> 1);
                                    p.step("two").model(IRIS.createNew("b")).call(() -> 2);
                                }))
                .withMessage(
                        "the run asks for new versions of iris named a and b: it can make one");
    }
}
