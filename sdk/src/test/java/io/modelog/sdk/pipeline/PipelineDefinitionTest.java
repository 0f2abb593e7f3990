package io.modelog.sdk.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineDefinitionTest {
    record Pair(@Output String left, String right) {
        String both() {
            return left + right;
        }
    }

    record Plain(String text) {}

    @Test
    void defining_runs_no_step() {
        List<String> ran = new ArrayList<>();

        Pipeline.named("p").define(p -> p.step("one", () -> ran.add("one")));

        assertThat(ran).isEmpty();
    }

    @Test
    void extra_is_read_while_composing() {
        Pipeline.named("p")
                .extra("model", "iris")
                .extra("depth", 3)
                .define(p -> {
                    assertThat(p.extra("model")).isEqualTo("iris");
                    assertThat(p.extra("depth", Integer.class)).isEqualTo(3);
                    p.step("one", () -> 1);
                });
    }

    @Test
    void a_missing_or_mistyped_extra_is_named() {
        var draft = Pipeline.named("p").extra("depth", 3);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft.define(p -> p.extra("width")))
                .withMessage("pipeline p has no extra 'width', only [depth]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft.define(p -> p.extra("depth")))
                .withMessage("extra 'depth' of pipeline p is a Integer, not a String");
    }

    @Test
    void the_context_is_closed_when_the_pipeline_is_defined() {
        List<PipelineContext> kept = new ArrayList<>();
        Pipeline.named("p")
                .extra("a", "b")
                .define(p -> {
                    kept.add(p);
                    p.step("one", () -> 1);
                });

        assertThatIllegalStateException().isThrownBy(() -> kept.getFirst().extra("a"));
        assertThatIllegalStateException().isThrownBy(() -> kept.getFirst().step("two", () -> 2));
    }

    @Test
    void a_pipeline_has_steps_with_different_names() {
        assertThatIllegalStateException().isThrownBy(() -> Pipeline.named("p").define(_ -> {}));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Pipeline.named("p")
                                .define(p -> {
                                    p.step("one", () -> 1);
                                    p.step("one", () -> 2);
                                }));
    }

    @Test
    void an_artifact_belongs_to_its_pipeline() {
        List<Value<Integer>> foreign = new ArrayList<>();
        Pipeline.named("p").define(p -> foreign.add(p.step("one", () -> 1)));

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Pipeline.named("q")
                                .define(p -> p.step("two", foreign.getFirst(), i -> i + 1)))
                .withMessage("step two takes a value of a pipeline other than q");
    }

    @Test
    void a_step_without_work_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Pipeline.named("p").define(p -> p.step("one").cache(true)))
                .withMessageEndingWith("end each with call(…) or run(…): one");
    }

    @Test
    void a_part_is_a_component_of_a_record_with_outputs() {
        Pipeline.named("p")
                .define(p -> {
                    var pair = p.step("pair", () -> new Pair("a", "b"));
                    var plain = p.step("plain", () -> new Plain("a"));
                    assertThat(pair.part(Pair::right)).isInstanceOf(OutputPart.class);
                    assertThatIllegalArgumentException().isThrownBy(() -> plain.part(Plain::text));
                    assertThatIllegalArgumentException().isThrownBy(() -> pair.part(Pair::both));
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> pair.part(value -> value.left()))
                            .withMessageContaining("give a reference such as");
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> pair.part(Pair::left).part(String::length));
                });
    }

    @Test
    void an_artifact_of_the_model_version_needs_a_model_version() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        Pipeline.named("p")
                                .define(p ->
                                        p.step("one", p.modelArtifact("x", Plain.class), it -> it)))
                .withMessageContaining("call model(…) first");
    }

    @Test
    void only_a_new_version_is_deleted_on_failure() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ModelVersion.of("iris").version(3).deleteOnFailure())
                .withMessageContaining("call createNew() first");
    }

    @Test
    void there_is_no_step_context_outside_a_step() {
        assertThatIllegalStateException().isThrownBy(StepContext::current);
    }
}
