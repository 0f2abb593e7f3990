package io.modelog.events.model;

import static io.modelog.events.model.Stage.ARCHIVED;
import static io.modelog.events.model.Stage.NONE;
import static io.modelog.events.model.Stage.PRODUCTION;
import static io.modelog.events.model.Stage.STAGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.model.Stages.Definition;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StagesTest {
    /// D-40 without `latest` (S-3), S-1 without S-2.
    @Test
    void a_model_starts_with_four_of_which_two_are_exclusive() {
        assertThat(Stages.STANDARD.names()).containsExactly(NONE, STAGING, PRODUCTION, ARCHIVED);
        assertThat(Stages.STANDARD.names())
                .filteredOn(Stages.STANDARD::isExclusive)
                .containsExactly(STAGING, PRODUCTION);
    }

    @Test
    void chosen_ones_stand_in_their_order_between_none_and_archived() {
        var stages = Iris.stages("qa! canary production!").stages();
        assertThat(stages.names())
                .containsExactly(NONE, new Stage("qa"), new Stage("canary"), PRODUCTION, ARCHIVED);
        assertThat(stages.isExclusive(new Stage("qa"))).isTrue();
        assertThat(stages.isExclusive(new Stage("canary"))).isFalse();
        assertThat(stages.isExclusive(STAGING)).isFalse();
        assertThat(stages.contains(STAGING)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "qa!, stages lacks production",
        "qa! production! qa, stages names qa twice",
        "none production!, 'stages names none, which is always there'",
        "production! archived!, 'stages names archived, which is always there'"
    })
    void a_wrong_choice_is_refused(String chosen, String message) {
        assertThatThrownBy(() -> Iris.stages(chosen))
                .isInstanceOf(InvalidValue.class)
                .hasMessage(message);
    }

    @Test
    void at_most_20_can_be_chosen() {
        assertThat(Iris.stages(numbered(20)).stages().names()).hasSize(22);
        assertThatThrownBy(() -> Iris.stages(numbered(21)))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("stages has 21 entries; at most 20 are allowed");
    }

    /// From the log, too: no event can make `none` exclusive, or go without it.
    @Test
    void they_go_from_none_to_archived() {
        var production = new Definition(PRODUCTION, true);
        for (var all :
                List.of(
                        List.<Definition>of(),
                        List.of(production),
                        List.of(
                                new Definition(NONE, true),
                                production,
                                new Definition(ARCHIVED, false)),
                        List.of(
                                new Definition(NONE, false),
                                new Definition(ARCHIVED, false),
                                production))) {
            assertThatThrownBy(() -> new Stages(all))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessage("stages do not go from none to archived");
        }
    }

    private static String numbered(int count) {
        return "production! "
                + IntStream.range(1, count).mapToObj(i -> "s" + i).collect(Collectors.joining(" "));
    }
}
