package io.modelog.events.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.metadata.MetadataValue.Dtype;
import io.modelog.events.metadata.MetadataValue.Flag;
import io.modelog.events.metadata.MetadataValue.Listed;
import io.modelog.events.metadata.MetadataValue.Mapped;
import io.modelog.events.metadata.MetadataValue.Real;
import io.modelog.events.metadata.MetadataValue.Size;
import io.modelog.events.metadata.MetadataValue.Text;
import io.modelog.events.metadata.MetadataValue.Uri;
import io.modelog.events.metadata.MetadataValue.Whole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// D-75.
class MetadataValueTest {
    @Test
    void every_type_has_its_name() {
        assertThat(
                        List.of(
                                new Text("a"),
                                new Whole(1),
                                new Real(0.5),
                                new Flag(true),
                                new Listed(List.of()),
                                Mapped.of(Map.of()),
                                new Uri("s3://b/k"),
                                new Size(1),
                                new Dtype("float32")))
                .extracting(MetadataValue::type)
                .containsExactly(
                        "string", "long", "double", "bool", "list", "map", "uri", "size", "dtype");
    }

    @Test
    void what_json_has_no_number_for_is_refused() {
        assertRefused(() -> new Real(Double.NaN), "is NaN, which is no number");
        assertRefused(() -> new Real(1 / 0.0), "is Infinity, which is no number");
    }

    @Test
    void each_value_checks_itself() {
        assertRefused(() -> new Size(-1), "has a size of -1 bytes");
        assertRefused(
                () -> new Text("x".repeat(65_536)),
                "has 65536 characters; at most 65535 are allowed");
        assertRefused(
                () -> new Uri("x".repeat(65_536)),
                "has 65536 characters; at most 65535 are allowed");
        assertRefused(() -> new Uri("not a uri"), "is no URI: ");
        assertRefused(() -> new Dtype(""), "is empty");
        assertRefused(
                () -> Mapped.of(Map.of("$uri", new Whole(1))),
                "has the key '$uri'; '$' marks types");
    }

    /// UTF-8 has none: the state in memory would differ from the one read from the log.
    @Test
    void half_of_a_surrogate_pair_is_refused_wherever_text_is() {
        var half = "contains half of a surrogate pair";
        assertRefused(() -> new Text("\ud83c"), half);
        assertRefused(() -> new Uri("\ud83c"), half);
        assertRefused(() -> new Dtype("\ud83c"), half);
        assertRefused(() -> Mapped.of(Map.of("\ud83c", new Whole(1))), half);
    }

    @Test
    void lists_and_maps_go_20_levels_deep() {
        MetadataValue list = new Whole(1);
        MetadataValue map = new Whole(1);
        for (var level = 1; level <= 20; level++) {
            list = new Listed(List.of(list));
            map = Mapped.of(Map.of("a", map));
        }
        var deepList = list;
        var deepMap = map;
        assertRefused(
                () -> new Listed(List.of(new Whole(1), deepList)),
                "is nested deeper than 20 levels");
        assertRefused(() -> Mapped.of(Map.of("a", deepMap)), "is nested deeper than 20 levels");
        assertRefused(() -> new Listed(List.of(deepMap)), "is nested deeper than 20 levels");
    }

    @Test
    void a_map_keeps_its_order_which_is_no_part_of_its_value() {
        var oneWay = new LinkedHashMap<String, MetadataValue>();
        oneWay.put("b", new Whole(1));
        oneWay.put("a", new Whole(2));
        assertThat(new Mapped(oneWay).entries().keySet()).containsExactly("b", "a");
        assertThat(new Mapped(oneWay)).isEqualTo(new Mapped(oneWay.reversed()));
    }

    private static void assertRefused(Supplier<MetadataValue> value, String problem) {
        assertThatThrownBy(value::get)
                .isInstanceOf(InvalidValue.class)
                .hasMessageStartingWith("metadata " + problem);
    }
}
