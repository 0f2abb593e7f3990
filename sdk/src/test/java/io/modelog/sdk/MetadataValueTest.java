package io.modelog.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.modelog.sdk.MetadataValue.Dtype;
import io.modelog.sdk.MetadataValue.Flag;
import io.modelog.sdk.MetadataValue.Listed;
import io.modelog.sdk.MetadataValue.Mapped;
import io.modelog.sdk.MetadataValue.Real;
import io.modelog.sdk.MetadataValue.Size;
import io.modelog.sdk.MetadataValue.Text;
import io.modelog.sdk.MetadataValue.Uri;
import io.modelog.sdk.MetadataValue.Whole;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataValueTest {
    @Test
    void java_values_have_their_types() {
        assertThat(MetadataValue.of("a")).isEqualTo(new Text("a"));
        assertThat(MetadataValue.of(true)).isEqualTo(new Flag(true));
        assertThat(MetadataValue.of(3)).isEqualTo(new Whole(3));
        assertThat(MetadataValue.of(Long.MIN_VALUE)).isEqualTo(new Whole(Long.MIN_VALUE));
        assertThat(MetadataValue.of((short) 3)).isEqualTo(new Whole(3));
        assertThat(MetadataValue.of((byte) 3)).isEqualTo(new Whole(3));
        assertThat(MetadataValue.of(0.95)).isEqualTo(new Real(0.95));
        assertThat(MetadataValue.of(0.95f)).isEqualTo(new Real(0.95));
        assertThat(MetadataValue.of(URI.create("s3://b/d")))
                .isEqualTo(new Uri(URI.create("s3://b/d")));
        assertThat(MetadataValue.of(new Size(1048576))).isEqualTo(new Size(1048576));
        assertThat(MetadataValue.of(List.of(1, "a", List.of(0.5))))
                .isEqualTo(
                        new Listed(
                                List.of(
                                        new Whole(1),
                                        new Text("a"),
                                        new Listed(List.of(new Real(0.5))))));
        assertThat(MetadataValue.of(Map.of("rmse", 0.5)))
                .isEqualTo(new Mapped(Map.of("rmse", new Real(0.5))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "\"a\"",
                "true",
                "3",
                "-9223372036854775808",
                "3.0",
                "1.0E300",
                "[1,[0.5],{\"a\":\"b\"}]",
                "{\"b\":1,\"a\":{\"c\":[]}}",
                "{\"$uri\":\"s3://bucket/data\"}",
                "{\"$size\":1048576}",
                "{\"$dtype\":\"float32\"}"
            })
    void what_is_read_is_written_again_as_it_was(String json) throws JsonProcessingException {
        var value = Json.MAPPER.readValue(json, MetadataValue.class);

        assertThat(Json.MAPPER.writeValueAsString(value)).isEqualTo(json);
    }

    @Test
    void a_number_without_a_fraction_is_whole_and_one_with_it_is_not()
            throws JsonProcessingException {
        assertThat(Json.MAPPER.readValue("3", MetadataValue.class)).isEqualTo(new Whole(3));
        assertThat(Json.MAPPER.readValue("3.0", MetadataValue.class)).isEqualTo(new Real(3));
        assertThat(Json.MAPPER.readValue("3e2", MetadataValue.class)).isEqualTo(new Real(300));
        assertThat(Json.MAPPER.readValue("{\"$dtype\":\"float32\"}", MetadataValue.class))
                .isEqualTo(new Dtype("float32"));
    }

    @Test
    void a_type_of_a_newer_node_is_read_as_a_map() throws JsonProcessingException {
        assertThat(Json.MAPPER.readValue("{\"$colour\":\"red\"}", MetadataValue.class))
                .isEqualTo(new Mapped(Map.of("$colour", new Text("red"))));
    }

    @Test
    void the_order_of_keys_is_kept() {
        Map<String, Object> scores = new LinkedHashMap<>();
        for (var key : List.of("z", "a", "m")) {
            scores.put(key, 1);
        }

        assertThat(MetadataValue.ofEach(scores).keySet()).containsExactly("z", "a", "m");
        assertThat(MetadataValue.of(scores).json()).hasToString("{z=1, a=1, m=1}");
    }

    @Test
    void what_json_has_no_number_for_is_refused_with_its_place() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        MetadataValue.ofEach(
                                Map.of("scores", Map.of("rmse", List.of(0.5, Double.NaN)))))
                .withMessage("scores.rmse[1]: NaN is no metadata: JSON has no such number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetadataValue.of(Float.POSITIVE_INFINITY))
                .withMessage("Infinity is no metadata: JSON has no such number");
    }

    @Test
    void what_has_no_type_here_is_refused_with_its_place() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetadataValue.ofEach(Map.of("price", BigDecimal.TEN)))
                .withMessage(
                        "price: java.math.BigDecimal is no metadata: give a text, boolean, whole or floating number,"
                                + " URI, list, map, MetadataValue.Size or MetadataValue.Dtype");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetadataValue.ofEach(Map.of("gaps", Arrays.asList(1, null))))
                .withMessage("gaps[1]: null is no metadata: leave it out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetadataValue.of(Map.of(1, "a")))
                .withMessage("1 is no key: keys are texts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetadataValue.ofEach(Map.of("$uri", "a")))
                .withMessage("$uri is no key: '$' marks types on the wire");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Size(-1))
                .withMessage("-1 bytes is no size");
    }

    @Test
    void a_whole_number_beyond_64_bits_cannot_be_read() {
        assertThatExceptionOfType(ValueInstantiationException.class)
                .isThrownBy(
                        () -> Json.MAPPER.readValue("9223372036854775808", MetadataValue.class));
    }
}
