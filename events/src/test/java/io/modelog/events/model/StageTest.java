package io.modelog.events.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.id.InvalidValue;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StageTest {
    /// D-40 without `latest` (S-3).
    @Test
    void there_are_four_in_lower_case() {
        assertThat(Stage.values())
                .extracting(Stage::toString)
                .containsExactly("none", "staging", "production", "archived");
    }

    @Test
    void each_is_read_as_it_prints() {
        assertThat(Stage.values()).allMatch(stage -> Stage.parse(stage.toString()) == stage);
    }

    /// S-3, S-7.
    @ParameterizedTest
    @ValueSource(strings = {"", "latest", "Production", "prod"})
    void nothing_else_is_one(String text) {
        assertThatThrownBy(() -> Stage.parse(text))
                .isInstanceOf(InvalidValue.class)
                .hasMessage(
                        "stage '%s' is none of none, staging, production, archived"
                                .formatted(text));
    }

    @Test
    void only_staging_and_production_are_exclusive() {
        var exclusive = EnumSet.allOf(Stage.class);
        exclusive.removeIf(stage -> !stage.isExclusive());
        assertThat(exclusive).containsExactly(Stage.STAGING, Stage.PRODUCTION);
    }
}
