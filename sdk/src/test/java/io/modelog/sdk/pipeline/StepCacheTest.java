package io.modelog.sdk.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.sdk.StepStatus;
import io.modelog.sdk.store.TypeOf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Steps that take the outputs of earlier runs (R-2 … R-4, U-16).
class StepCacheTest {
    record Row(int size) {}

    record Split(@Output List<Row> train, @Output List<Row> test) {}

    private static final List<String> RAN = new ArrayList<>();

    private final Lab lab;
    private final FakeNode node;

    StepCacheTest(@TempDir Path directory) throws IOException {
        lab = new Lab(directory);
        node = lab.node;
    }

    @BeforeEach
    void forget() {
        RAN.clear();
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    static Split load() {
        RAN.add("load");
        return new Split(List.of(new Row(1), new Row(2)), List.of(new Row(3)));
    }

    static int total(List<Row> rows) {
        RAN.add("total");
        return rows.stream().mapToInt(Row::size).sum();
    }

    static double scale(double rate) {
        RAN.add("scale");
        return rate * 2;
    }

    private static void train(PipelineContext p) {
        var split = p.step("load", StepCacheTest::load);
        p.step("total", split.part(Split::train), StepCacheTest::total);
    }

    private RunResult cached(ModelVersion model, Consumer<PipelineContext> definition) {
        return lab.draft("train").cache(true).model(model).define(definition).run(lab.modelog);
    }

    private static List<StepStatus> statuses(RunResult result) {
        return result.steps().stream().map(StepSummary::status).toList();
    }

    ///
    @Test
    void a_cached_step_does_not_run_and_its_outputs_are_linked_like_fresh_ones() {
        var iris = ModelVersion.of("iris");
        cached(iris, StepCacheTest::train);

        var second = cached(iris, StepCacheTest::train);

        assertThat(RAN).containsExactly("load", "total");
        assertThat(statuses(second)).containsExactly(StepStatus.CACHED, StepStatus.CACHED);
        assertThat(node.texts(node.steps, "status"))
                .containsExactly("completed", "completed", "cached", "cached");
        assertThat(node.links.stream().filter(l -> l.get("version").asInt() == 2)).hasSize(3);
        assertThat(node.artifactVersions).hasSize(3);
    }

    ///
    @Test
    void the_model_and_the_pipeline_are_not_in_the_key() {
        cached(ModelVersion.of("iris"), StepCacheTest::train);

        var other = lab.draft("other").cache(true).define(StepCacheTest::train).run(lab.modelog);

        assertThat(statuses(other)).containsOnly(StepStatus.CACHED);
    }

    @Test
    void a_fresh_step_takes_what_a_cached_one_gave() {
        cached(ModelVersion.of("iris"), StepCacheTest::train);
        List<Split> taken = new ArrayList<>();

        cached(
                ModelVersion.of("iris"),
                p -> {
                    var split = p.step("load", StepCacheTest::load);
                    p.step("look").cache(false).run(split, (Split it) -> taken.add(it));
                });

        assertThat(RAN).containsExactly("load", "total");
        assertThat(taken)
                .containsExactly(new Split(List.of(new Row(1), new Row(2)), List.of(new Row(3))));
    }

    ///
    @Test
    void another_parameter_or_code_version_is_another_key() {
        for (var version : List.of("1", "1", "2")) {
            cached(
                    ModelVersion.of("iris"),
                    p ->
                            p.step("scale")
                                    .codeVersion(version)
                                    .call(p.parameter("rate", 0.5), StepCacheTest::scale));
        }
        cached(
                ModelVersion.of("iris"),
                p ->
                        p.step("scale")
                                .codeVersion("2")
                                .call(p.parameter("rate", 0.7), StepCacheTest::scale));

        assertThat(RAN).hasSize(3);
        assertThat(node.steps.getLast().get("parameters").toString()).isEqualTo("{\"rate\":0.7}");
        assertThat(node.steps.getLast().get("cacheKey").asText()).matches("[0-9a-f]{64}");
    }

    @Test
    void a_step_says_for_itself_whether_it_may_be_cached() {
        for (int i = 0; i < 2; i++) {
            lab.run(p -> {
                p.step("load").cache(true).call(StepCacheTest::load);
                p.step("scale", p.parameter("rate", 0.5), StepCacheTest::scale);
            });
        }

        assertThat(RAN).containsExactlyInAnyOrder("load", "scale", "scale");
    }

    @Test
    void a_step_that_gives_nothing_runs_each_time() {
        for (int i = 0; i < 2; i++) {
            cached(ModelVersion.of("iris"), p -> p.step("act", () -> act()));
        }

        assertThat(RAN).containsExactly("act", "act");
    }

    private static void act() {
        RAN.add("act");
    }

    /// A list of records read as a list of maps would break whoever takes it.
    @Test
    void a_value_that_could_not_be_read_back_is_not_cached_and_the_run_says_why() {
        cached(ModelVersion.of("iris"), p -> p.step("rows", () -> List.of(new Row(1))));

        assertThat(lab.told(Progress.Warned.class))
                .containsExactly(
                        new Progress.Warned(
                                "step rows always runs: a java.util.List cannot be read without its type arguments:"
                                        + " say returns(new TypeOf<…>() {})"));
    }

    @Test
    void a_type_with_its_arguments_is_read_back() {
        List<Value<List<Row>>> handle = new ArrayList<>();
        Consumer<PipelineContext> rows =
                p ->
                        handle.add(
                                p.step("rows")
                                        .returns(new TypeOf<List<Row>>() {})
                                        .call(() -> List.of(new Row(1))));
        cached(ModelVersion.of("iris"), rows);

        var result = cached(ModelVersion.of("iris"), rows);

        assertThat(statuses(result)).containsExactly(StepStatus.CACHED);
        assertThat(result.value(handle.getLast())).containsExactly(new Row(1));
    }
}
