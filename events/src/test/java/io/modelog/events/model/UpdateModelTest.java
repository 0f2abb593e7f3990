package io.modelog.events.model;

import static io.modelog.events.model.Iris.REGISTERED;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.model.ModelCommand.Update;
import io.modelog.events.model.ModelEvent.ModelUpdated;
import io.modelog.events.model.ModelEvent.TagsChanged;
import io.modelog.events.model.ModelRejection.LimitExceeded;
import io.modelog.events.model.ModelRejection.ModelUnknown;
import io.modelog.events.tag.TagChange;
import io.modelog.events.tag.TagChange.Effect;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpdateModelTest {
    private static final TagChange NO_TAGS = new TagChange(List.of(), List.of());

    /// B-1: a change of one field leaves the others alone.
    @Test
    void a_change_of_one_field_keeps_the_others() {
        Iris.spec()
                .given(REGISTERED)
                .when(audience(new Change.To<>("Students")))
                .then(
                        new ModelUpdated(
                                new ModelDetails(
                                        "Apache-2.0",
                                        "Irises",
                                        "Students",
                                        null,
                                        null,
                                        null,
                                        null,
                                        true)));
    }

    @Test
    void null_clears_a_field() {
        Change<@Nullable String> cleared = new Change.To<>(null);
        Iris.spec()
                .given(REGISTERED)
                .when(
                        new Update(
                                new DetailsChange(
                                        cleared,
                                        cleared,
                                        cleared,
                                        cleared,
                                        cleared,
                                        cleared,
                                        cleared,
                                        Change.keep()),
                                NO_TAGS))
                .then(new ModelUpdated(ModelDetails.NONE));
    }

    /// B-2: an update that does not speak of the flag does not reset it.
    @Test
    void all_fields_can_change_at_once() {
        Iris.spec()
                .given(REGISTERED)
                .when(
                        new Update(
                                new DetailsChange(
                                        new Change.To<>("MIT"),
                                        new Change.To<>("d"),
                                        new Change.To<>("a"),
                                        new Change.To<>("u"),
                                        new Change.To<>("l"),
                                        new Change.To<>("t"),
                                        new Change.To<>("e"),
                                        new Change.To<>(false)),
                                NO_TAGS))
                .then(
                        new ModelUpdated(
                                new ModelDetails("MIT", "d", "a", "u", "l", "t", "e", false)));
    }

    @Test
    void an_update_that_changes_nothing_is_no_event() {
        Iris.spec().given(REGISTERED).when(audience(Change.keep())).thenNothing();
        Iris.spec().given(REGISTERED).when(audience(new Change.To<>(null))).thenNothing();
    }

    /// T-1: what is removed wins, what is there already is no change.
    @Test
    void tags_are_the_old_ones_with_the_added_without_the_removed() {
        Iris.spec()
                .given(REGISTERED)
                .when(tags(List.of("b", "a", "demo", "x"), List.of("x", "y")))
                .then(new TagsChanged(null, new Effect(List.of("b", "a"), List.of())));
        Iris.spec()
                .given(REGISTERED)
                .when(tags(List.of("a"), List.of("demo")))
                .then(new TagsChanged(null, new Effect(List.of("a"), List.of("demo"))));
    }

    @Test
    void tags_that_are_as_they_shall_be_are_no_event() {
        Iris.spec().given(REGISTERED).when(tags(List.of("demo"), List.of("gone"))).thenNothing();
    }

    @Test
    void details_and_tags_change_together() {
        Iris.spec()
                .given(REGISTERED)
                .when(
                        new Update(
                                audience(new Change.To<>("All")).details(),
                                new TagChange(List.of("a"), List.of())))
                .then(
                        new ModelUpdated(
                                new ModelDetails(
                                        "Apache-2.0",
                                        "Irises",
                                        "All",
                                        null,
                                        null,
                                        null,
                                        null,
                                        true)),
                        new TagsChanged(null, new Effect(List.of("a"), List.of())));
    }

    @Test
    void the_hundred_and_first_tag_is_refused() {
        var hundred = IntStream.range(0, 100).mapToObj(i -> "t" + i).toList();
        Iris.spec()
                .given(REGISTERED)
                .when(tags(hundred, List.of()))
                .thenRejected(new LimitExceeded("tags", 100));
        Iris.spec()
                .given(REGISTERED)
                .when(tags(hundred, List.of("demo")))
                .then(new TagsChanged(null, new Effect(hundred, List.of("demo"))));
    }

    @Test
    void an_unknown_model_cannot_be_updated() {
        Iris.spec().given().when(audience(Change.keep())).thenRejected(new ModelUnknown());
    }

    @Test
    void a_text_has_at_most_65535_characters() {
        assertThatThrownBy(() ->
                        Iris.spec()
                                .given(REGISTERED)
                                .when(audience(new Change.To<>("x".repeat(65_536)))))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("audience has 65536 characters; at most 65535 are allowed");
    }

    private static Update tags(List<String> add, List<String> remove) {
        return new Update(DetailsChange.NONE, new TagChange(add, remove));
    }

    private static Update audience(Change<@Nullable String> audience) {
        return new Update(
                new DetailsChange(
                        Change.keep(),
                        Change.keep(),
                        audience,
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Change.keep()),
                NO_TAGS);
    }
}
