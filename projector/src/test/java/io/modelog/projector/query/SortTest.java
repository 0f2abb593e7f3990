package io.modelog.projector.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SortTest {
    @Test
    void fields_count_in_the_order_named() {
        assertThat(
                        sorted(
                                "-number,name",
                                Thing.numbered("b", 1),
                                Thing.numbered("a", 1),
                                Thing.numbered("c", 2)))
                .containsExactly("c", "a", "b");
    }

    @Test
    void null_is_last_both_ways() {
        var none = Thing.named("none");
        var old = at("old", "2025-01-01T00:00:00Z");
        var fresh = at("fresh", "2026-01-01T00:00:00Z");

        assertThat(sorted("createdAt", none, fresh, old)).containsExactly("old", "fresh", "none");
        assertThat(sorted("-createdAt", none, fresh, old)).containsExactly("fresh", "old", "none");
    }

    @Test
    void metadata_is_sorted_by_type_then_by_value_and_what_has_no_order_is_last() {
        var two = Thing.measured("two", Value.of(2));
        var ten = Thing.measured("ten", Value.of(10));
        var text = Thing.measured("text", new Value.Text("1"));
        var flag = Thing.measured("flag", new Value.Flag(true));
        var object = Thing.measured("object", new Value.Opaque());

        assertThat(sorted("metadata.loss", object, text, ten, two, flag))
                .containsExactly("flag", "two", "ten", "text", "object");
        assertThat(sorted("-metadata.`loss`", object, text, ten, two, flag))
                .containsExactly("text", "ten", "two", "flag", "object");
    }

    @Test
    void texts_count_up_to_their_255th_character() {
        var start = "x".repeat(254) + "😀";

        assertThat(sorted("name", Thing.named(start + "b"), Thing.named(start + "a")))
                .containsExactly(start + "b", start + "a");
    }

    @ParameterizedTest
    @CsvSource({
        "number, true, false",
        "-number, true, true",
        "'model,number', false, false",
        "name, false, false"
    })
    void the_own_order_and_its_reverse_need_no_sorting(
            String sort, boolean byKey, boolean backward) {
        var parsed = Sort.parse(sort.replace("model", "name"), Thing.FIELDS.inOrderOf("number"));

        assertThat(parsed.isByKey()).isEqualTo(byKey);
        assertThat(parsed.backward()).isEqualTo(backward);
    }

    @Test
    void the_first_fields_of_the_own_order_are_the_own_order_but_their_reverse_is_not() {
        var fields = Thing.FIELDS.inOrderOf("name", "-number");

        assertThat(Sort.parse("name", fields).isByKey()).isTrue();
        assertThat(Sort.parse("-name,number", fields).backward()).isTrue();
        assertThat(Sort.parse("-name", fields).isByKey()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|column 1: it ends where a field is expected",
                "name,|column 6: it ends where a field is expected",
                "name number|column 6: number where , or the end is expected",
                "-age|column 1: there is no field age; the fields are name, number, stage, saved, createdAt, tags, artifacts.data, metadata.<key>",
                "name,tags|column 6: tags holds many values and has no order",
                "name,-name|column 6: name is named twice",
                "name,number,stage,saved,createdAt,artifacts.data|column 35: more than 5 fields"
            })
    void an_error_names_the_column(String sort, String problem) {
        assertThatThrownBy(() -> Sort.parse(sort, Thing.FIELDS))
                .isInstanceOfSatisfying(
                        InvalidQuery.class,
                        refusal -> assertThat(refusal.parameter()).isEqualTo("sort"))
                .hasMessage(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", " name , -number ", "-metadata.`a, b`,artifacts.data"})
    void blanks_and_backquotes_are_understood(String sort) {
        assertThat(Sort.parse(sort, Thing.FIELDS).terms()).isNotEmpty();
    }

    private static List<String> sorted(String sort, Thing... things) {
        var parsed = Sort.parse(sort, Thing.FIELDS);
        return List.of(things).stream()
                .sorted((a, b) -> parsed.compare(parsed.values(a), parsed.values(b)))
                .map(Thing::name)
                .toList();
    }

    private static Thing at(String name, String time) {
        return new Thing(name, 1, null, false, Instant.parse(time), List.of(), 0, Map.of());
    }
}
