package io.modelog.events.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.TagName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// D-74.
class TagColorTest {
    @Test
    void there_are_eleven_and_each_is_read_as_it_prints() {
        assertThat(TagColor.values())
                .extracting(TagColor::toString)
                .containsExactly(
                        "grey",
                        "purple",
                        "red",
                        "green",
                        "yellow",
                        "orange",
                        "lime",
                        "teal",
                        "turquoise",
                        "magenta",
                        "blue");
        assertThat(TagColor.values()).allMatch(color -> TagColor.parse(color.toString()) == color);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Red", "pink"})
    void nothing_else_is_one(String text) {
        assertThatThrownBy(() -> TagColor.parse(text))
                .isInstanceOf(InvalidValue.class)
                .hasMessage(
                        "color '%s' is none of grey, purple, red, green, yellow, orange, lime, teal, turquoise, magenta, blue"
                                .formatted(text));
    }

    /// Written down: another colour after an upgrade would surprise.
    @Test
    void a_name_always_picks_the_same_colour() {
        assertThat(TagColor.of(new TagName("a"))).isEqualTo(TagColor.MAGENTA);
        assertThat(TagColor.of(new TagName("b"))).isEqualTo(TagColor.BLUE);
        assertThat(TagColor.of(new TagName("🌸"))).isIn((Object[]) TagColor.values());
    }
}
