package io.modelog.sdk.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StepCacheKeyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final StepCacheKey KEY =
            new StepCacheKey(
                    "svc_trainer",
                    StepCode.version("1"),
                    json(Map.of("c", 0.05)),
                    List.of("ab12"),
                    List.of(new StepCacheKey.Output("output", "JsonMaterializer")),
                    "file:///store/");

    /// What it is can change only with the scheme: all that is kept would be computed again.
    @Test
    void the_key_is_the_sha_256_of_the_canonical_json() {
        var canonical =
                """
                {"code":"version:1","inputs":["ab12"],"outputs":[{"materializer":"JsonMaterializer","name":"output"}],\
                "parameters":{"c":0.05},"scheme":"modelog-step-1","step":"svc_trainer","store":"file:///store/"}\
                """;

        assertThat(KEY.hex()).isEqualTo(Sha256.of(canonical)).matches("[0-9a-f]{64}");
    }

    @Test
    void r_3_neither_the_model_nor_the_pipeline_is_a_part() {
        assertThat(StepCacheKey.class.getRecordComponents())
                .extracting(RecordComponent::getName)
                .containsExactly("step", "code", "parameters", "inputs", "outputs", "store");
    }

    @Property(tries = 200)
    void equal_parts_give_equal_keys_in_whatever_order_the_parameters_come(
            @ForAll @Size(max = 6) Map<String, Integer> parameters, @ForAll String step) {
        var reversed = new TreeMap<String, Integer>(Comparator.reverseOrder());
        reversed.putAll(parameters);

        assertThat(key(step, json(parameters)).hex())
                .isEqualTo(key(step, json(new LinkedHashMap<>(reversed))).hex());
    }

    @Property(tries = 200)
    void each_part_changes_the_key(@ForAll @NotEmpty String more) {
        var others =
                List.of(
                        key(KEY.step() + more, json(Map.of("c", 0.05))),
                        key(KEY.step(), json(Map.of("c", more))),
                        key(KEY.step(), json(Map.of("c", 0.05, more + more, 1))),
                        new StepCacheKey(
                                KEY.step(),
                                StepCode.version("1" + more),
                                KEY.parameters(),
                                KEY.inputs(),
                                KEY.outputs(),
                                KEY.store()),
                        inputs(List.of("ab12", more)),
                        inputs(List.of()),
                        outputs(new StepCacheKey.Output("output" + more, "JsonMaterializer")),
                        outputs(new StepCacheKey.Output("output", "JsonMaterializer" + more)),
                        new StepCacheKey(
                                KEY.step(),
                                new StepCode.Known("version:1"),
                                KEY.parameters(),
                                KEY.inputs(),
                                KEY.outputs(),
                                KEY.store() + more));

        assertThat(others.stream().map(StepCacheKey::hex))
                .doesNotContain(KEY.hex())
                .doesNotHaveDuplicates();
    }

    @Property(tries = 200)
    void inputs_count_in_their_order(@ForAll @NotEmpty String first, @ForAll String second) {
        var swapped =
                inputs(List.of(second, first)).hex().equals(inputs(List.of(first, second)).hex());

        assertThat(swapped).isEqualTo(first.equals(second));
        assertThat(inputs(List.of(first + second)).hex())
                .isNotEqualTo(inputs(List.of(first, second)).hex());
    }

    private static StepCacheKey key(String step, ObjectNode parameters) {
        return new StepCacheKey(
                step, KEY.code(), parameters, KEY.inputs(), KEY.outputs(), KEY.store());
    }

    private static StepCacheKey inputs(List<String> inputs) {
        return new StepCacheKey(
                KEY.step(), KEY.code(), KEY.parameters(), inputs, KEY.outputs(), KEY.store());
    }

    private static StepCacheKey outputs(StepCacheKey.Output... outputs) {
        return new StepCacheKey(
                KEY.step(),
                KEY.code(),
                KEY.parameters(),
                KEY.inputs(),
                Arrays.asList(outputs),
                KEY.store());
    }

    private static ObjectNode json(Map<String, ?> values) {
        return JSON.valueToTree(values);
    }
}
