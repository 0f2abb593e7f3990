package io.modelog.projector.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "stage = production",
                "stage = 'production'",
                "stage=\"production\"",
                "stage != staging",
                "number = 7.0",
                "number >= 7",
                "number <= 7e0",
                "number > -8",
                "number < 10",
                "artifacts.data = 2",
                "saved = true",
                "saved != false",
                "createdAt = 2026-01-31T12:00:00Z",
                "createdAt = 2026-01-31T13:00:00+01:00",
                "createdAt > 2026-01-31",
                "createdAt < 2026-02-01",
                "name > iris_0",
                "name < iris_10",
                "number IN (1, 7)",
                "stage NOT IN (staging, archived)",
                "stage IS NOT NULL",
                "metadata.nothing IS NULL",
                "metadata.params IS NOT NULL"
            })
    void passes(String filter) {
        assertThat(passes(filter, Thing.IRIS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stage = Production",
                "stage != production",
                "number != 7",
                "number < 7",
                "number > 7",
                "createdAt <= 2026-01-31",
                "saved = false",
                "number NOT IN (1, 7)",
                "stage IN (staging, archived)",
                "stage IS NULL",
                "name LIKE 'iris'"
            })
    void does_not_pass(String filter) {
        assertThat(passes(filter, Thing.IRIS)).isFalse();
    }

    @Test
    void the_example_of_the_reference_passes() {
        var filter =
                "stage = production AND (tags = gpu OR name LIKE 'iris%')"
                        + " AND NOT metadata.accuracy < 0.9 AND createdAt >= 2026-01-31";

        assertThat(passes(filter, Thing.IRIS)).isTrue();
        assertThat(passes(filter, Thing.named("iris_2"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "number = 7 OR number = 1 AND number = 2, true",
        "(number = 7 OR number = 1) AND number = 2, false",
        "NOT number = 1 AND number = 2, false",
        "NOT (number = 1 AND number = 2), true",
        "NOT NOT number = 7, true",
        "not number = 7 or Not Not Not number = 1, true",
        "number = 7 and stage is not null And name like 'iris%' aNd number in (7), true"
    })
    void not_binds_tighter_than_and_and_that_than_or(String filter, boolean passes) {
        assertThat(passes(filter, Thing.IRIS)).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({
        "iris%, iris_1, true",
        "%, '', true",
        "%s_1, iris_1, true",
        "i%i%1, iris_1, true",
        "iris_, iris, false",
        "iris__, iris_1, true",
        "iris\\_1, iris_1, true",
        "iris\\_1, iris-1, false",
        "100\\%, 100%, true",
        "100\\%, 1000, false",
        "a\\\\b, a\\b, true",
        "IRIS%, iris_1, false",
        "_, 😀, true",
        "%a%b, xaxaxb, true",
        "%a%b, xbxa, false",
        "end\\, end\\, true"
    })
    void like_knows_any_text_one_character_and_an_escape(
            String pattern, String name, boolean like) {
        var thing = Thing.named(name);

        assertThat(passes("name LIKE '" + pattern + "'", thing)).isEqualTo(like);
        assertThat(passes("name NOT LIKE '" + pattern + "'", thing)).isNotEqualTo(like);
    }

    @Test
    void a_hostile_pattern_takes_no_time() {
        var filter = "name LIKE '" + "%a".repeat(2000) + "'";

        assertThat(passes(filter, Thing.named("a".repeat(65_535) + "b"))).isFalse();
    }

    @Test
    void quotes_are_doubled_inside() {
        assertThat(passes("name = 'it''s'", Thing.named("it's"))).isTrue();
        assertThat(passes("name = \"a \"\"b\"\"\"", Thing.named("a \"b\""))).isTrue();
        assertThat(passes("name = 'a\"b'", Thing.named("a\"b"))).isTrue();
        assertThat(passes("name = ''", Thing.named(""))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iris-v2",
                "2",
                "true",
                "java.lang.Double",
                "iris@3",
                "ada@example.org",
                "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
                "ünïcode",
                "android",
                "nullable"
            })
    void a_word_is_a_text_without_quotes(String word) {
        assertThat(passes("name = " + word, Thing.named(word))).isTrue();
    }

    @Test
    void texts_compare_by_code_point() {
        assertThat(passes("name < '😀'", Thing.named("\uFFFD"))).isTrue();
        assertThat(passes("name < a", Thing.named("B"))).isTrue();
    }

    @Test
    void one_of_many_values_is_enough() {
        assertThat(passes("tags = gpu", Thing.IRIS)).isTrue();
        assertThat(passes("tags = gpu AND tags = demo", Thing.IRIS)).isTrue();
        assertThat(passes("tags != gpu", Thing.IRIS)).isTrue();
        assertThat(passes("NOT tags = gpu", Thing.IRIS)).isFalse();
        assertThat(passes("tags LIKE 'g%'", Thing.IRIS)).isTrue();
        assertThat(passes("tags IN (cpu, gpu)", Thing.IRIS)).isTrue();
        assertThat(passes("metadata.seeds = 2", Thing.IRIS)).isTrue();
        assertThat(passes("tags IS NULL", Thing.named("bare"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stage = production",
                "stage != production",
                "stage LIKE '%'",
                "stage NOT LIKE 'x'",
                "stage NOT IN (staging)",
                "createdAt < 2026-01-31",
                "tags != gpu",
                "metadata.accuracy < 0.9"
            })
    void without_a_value_every_comparison_is_false(String filter) {
        assertThat(passes(filter, Thing.named("bare"))).isFalse();
        assertThat(passes("NOT " + filter, Thing.named("bare"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "metadata.accuracy >= 0.9, true",
        "metadata.accuracy = 0.950, true",
        "metadata.accuracy = '0.95', false",
        "metadata.accuracy != many, false",
        "metadata.accuracy NOT IN (many), false",
        "'metadata.accuracy NOT IN (many, 1)', true",
        "metadata.accuracy NOT LIKE 'x', false",
        "metadata.owner = ada, true",
        "metadata.owner = 'ada', true",
        "metadata.owner > 1, false",
        "metadata.owner LIKE 'a%', true",
        "metadata.final = true, true",
        "metadata.final = 'true', false",
        "metadata.final != false, true",
        "metadata.`test loss` < 1, true",
        "metadata.`accuracy` > 0.9, true",
        "metadata.params = x, false",
        "metadata.params != x, false"
    })
    void metadata_of_another_type_is_never_equal_nor_unequal(String filter, boolean passes) {
        assertThat(passes(filter, Thing.IRIS)).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|column 1: it ends where NOT, ( or a field is expected",
                "nme = x|column 1: there is no field nme; the fields are name, number, stage, saved, createdAt, tags, artifacts.data, metadata.<key>",
                "stage = x AND metadata = 1|column 15: there is no field metadata; the fields are name, number, stage, saved, createdAt, tags, artifacts.data, metadata.<key>",
                "name.`x` = 1|column 1: there is no field name.`x`; the fields are name, number, stage, saved, createdAt, tags, artifacts.data, metadata.<key>",
                "number = many|column 10: number is compared with many; expected a number, such as 0.9",
                "number = \"7\"|column 10: number is compared with \"7\"; expected a number, such as 0.9",
                "number = 1e99999999999|column 10: number is compared with 1e99999999999; expected a number, such as 0.9",
                "createdAt > yesterday|column 13: createdAt is compared with yesterday; expected a date or time without quotes, such as 2026-01-31 or 2026-01-31T12:00:00Z",
                "createdAt > 2026-02-30|column 13: createdAt is compared with 2026-02-30; expected a date or time without quotes, such as 2026-01-31 or 2026-01-31T12:00:00Z",
                "saved = yes|column 9: saved is compared with yes; expected true or false",
                "saved < true|column 7: true and false have no order; expected = or !=",
                "metadata.x >= false|column 12: true and false have no order; expected = or !=",
                "number LIKE '1%'|column 8: LIKE is for texts, but number is a number, such as 0.9",
                "number IN (1, x)|column 15: number is compared with x; expected a number, such as 0.9",
                "stage production|column 7: production where =, !=, <, <=, >, >=, NOT, LIKE, IN or IS is expected",
                "stage =|column 8: it ends where a value is expected",
                "stage = a b|column 11: b where AND, OR or the end is expected",
                "(stage = a|column 11: it ends where AND, OR or ) is expected",
                "stage IN (a b)|column 13: b where , or ) is expected",
                "stage NOT x|column 11: x where =, !=, <, <=, >, >=, NOT, LIKE, IN or IS is expected",
                "stage IS x|column 10: x where NOT or NULL is expected",
                "stage IN ()|column 11: ) where a value is expected",
                "stage = 'open|column 9: the text in quotes does not end",
                "stage = NULL|column 9: NULL stands only in IS NULL and IS NOT NULL",
                "stage == x|column 8: = where a value is expected",
                "stage LIKE iris%|column 16: % where AND, OR or the end is expected",
                "name = '😀' AND|column 15: it ends where NOT, ( or a field is expected"
            })
    void an_error_names_the_column_and_what_was_expected(String filter, String problem) {
        assertRefused(filter, problem);
    }

    @Test
    void length_comparisons_and_nesting_are_bounded() {
        assertThat(passes("stage = x OR ".repeat(99) + "number = 7", Thing.IRIS)).isTrue();
        assertThat(passes("(".repeat(50) + "number = 7" + ")".repeat(50), Thing.IRIS)).isTrue();
        assertThat(passes("NOT ".repeat(1000) + "number = 7", Thing.IRIS)).isTrue();

        assertRefused(
                "stage = x OR ".repeat(100) + "number = 7",
                "column 1301: more than 100 comparisons");
        assertRefused("(".repeat(4000), "column 51: parentheses nest deeper than 50");
        assertRefused("name = '" + "x".repeat(4096) + "'", "is longer than 4096 characters");
    }

    private static boolean passes(String filter, Thing thing) {
        return Filter.parse(filter, Thing.FIELDS).test(thing);
    }

    private static void assertRefused(String filter, String problem) {
        assertThatThrownBy(() -> Filter.parse(filter, Thing.FIELDS))
                .isInstanceOfSatisfying(
                        InvalidQuery.class,
                        refusal -> assertThat(refusal.parameter()).isEqualTo("filter"))
                .hasMessage(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stage = production|production",
                "name = a AND stage = 'in use' AND age > 3|in use",
                "stage != production|",
                "NOT stage = production|",
                "stage = a OR stage = b|",
                "(stage = production)|",
                "stage LIKE production|",
                "stages = production|"
            })
    void a_filter_tells_the_value_that_all_who_pass_have(String filter, @Nullable String value) {
        assertThat(Filter.demanded(filter, "stage")).isEqualTo(Optional.ofNullable(value));
    }
}
