package io.modelog.events.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.tag.TagChange.Effect;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pcollections.OrderedPSet;

/// T-1.
class TagChangeTest {
    private static final OrderedPSet<String> OLD = OrderedPSet.from(List.of("b", "a"));

    @Test
    void the_result_is_the_old_ones_with_the_added_without_the_removed() {
        var change = new TagChange(List.of("c", "a", "x"), List.of("b", "x", "y"));
        assertThat(change.on(OLD))
                .hasValueSatisfying(effect -> {
                    assertThat(effect).isEqualTo(new Effect(List.of("c"), List.of("b")));
                    assertThat(effect.on(OLD)).containsExactly("a", "c");
                });
    }

    @Test
    void what_changes_nothing_has_no_effect() {
        assertThat(new TagChange(List.of("a"), List.of("y")).on(OLD))
                .hasValueSatisfying(effect -> assertThat(effect.isNone()).isTrue());
    }

    @Test
    void more_than_100_have_no_result() {
        var many = IntStream.range(0, 99).mapToObj(i -> "t" + i).toList();
        assertThat(new TagChange(many, List.of()).on(OLD)).isEmpty();
        assertThat(new TagChange(many, List.of("a")).on(OLD)).isPresent();
    }

    @Test
    void an_effect_follows_only_what_it_was_made_for() {
        assertThat(new Effect(List.of("c"), List.of("a")).canFollow(OLD)).isTrue();
        assertThat(new Effect(List.of("a"), List.of()).canFollow(OLD)).isFalse();
        assertThat(new Effect(List.of(), List.of("c")).canFollow(OLD)).isFalse();
        assertThat(new Effect(List.of("a"), List.of("a")).canFollow(OLD)).isFalse();
    }

    @Test
    void each_tag_is_a_name() {
        assertThatThrownBy(() -> new TagChange(List.of("a/b"), List.of()))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("tags contains '/' or '@'");
        assertThatThrownBy(() -> new TagChange(List.of(), List.of("")))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("tags is empty");
    }
}
