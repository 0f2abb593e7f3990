package io.modelog.events.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.id.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StageTest {
    @ParameterizedTest
    @ValueSource(strings = {"none", "staging", "production", "archived", "a", "qa-2_eu"})
    void it_prints_its_name(String name) {
        assertThat(new Stage(name)).hasToString(name);
    }

    /// S-7.
    @ParameterizedTest
    @ValueSource(strings = {"", "Production", "2", "-a", "a b", "a/b", "né"})
    void a_name_is_a_lower_case_word(String name) {
        assertRefused(
                name,
                "stage '%s' is no stage: lower-case letters, digits, '_' and '-', at most 63"
                        .formatted(name));
    }

    @Test
    void a_name_has_at_most_63_characters() {
        assertThat(new Stage("x".repeat(63)).name()).hasSize(63);
        assertRefused(
                "x".repeat(64),
                "stage '%s' is no stage: lower-case letters, digits, '_' and '-', at most 63"
                        .formatted("x".repeat(64)));
    }

    /// S-3: it is asked, never stored.
    @Test
    void latest_is_no_stage() {
        assertRefused("latest", "stage 'latest' selects the newest version and is no stage");
    }

    @Test
    void an_id_is_no_stage() {
        var id = "abcdef01-0000-7000-8000-00000000abcd";
        assertRefused(id, "stage '%s' selects a version by id and is no stage".formatted(id));
    }

    private static void assertRefused(String name, String message) {
        assertThatThrownBy(() -> new Stage(name))
                .isInstanceOf(InvalidValue.class)
                .hasMessage(message);
    }
}
