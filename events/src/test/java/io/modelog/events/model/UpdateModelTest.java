package io.modelog.events.model;

import static io.modelog.events.model.Iris.REGISTERED;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.model.ModelCommand.Update;
import io.modelog.events.model.ModelEvent.ModelUpdated;
import io.modelog.events.model.ModelRejection.ModelUnknown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpdateModelTest {
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
                                cleared,
                                cleared,
                                cleared,
                                cleared,
                                cleared,
                                cleared,
                                cleared,
                                Change.keep()))
                .then(new ModelUpdated(ModelDetails.NONE));
    }

    /// B-2: an update that does not speak of the flag does not reset it.
    @Test
    void all_fields_can_change_at_once() {
        Iris.spec()
                .given(REGISTERED)
                .when(
                        new Update(
                                new Change.To<>("MIT"),
                                new Change.To<>("d"),
                                new Change.To<>("a"),
                                new Change.To<>("u"),
                                new Change.To<>("l"),
                                new Change.To<>("t"),
                                new Change.To<>("e"),
                                new Change.To<>(false)))
                .then(
                        new ModelUpdated(
                                new ModelDetails("MIT", "d", "a", "u", "l", "t", "e", false)));
    }

    @Test
    void an_update_that_changes_nothing_is_no_event() {
        Iris.spec().given(REGISTERED).when(audience(Change.keep())).thenNothing();
        Iris.spec().given(REGISTERED).when(audience(new Change.To<>(null))).thenNothing();
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

    private static Update audience(Change<@Nullable String> audience) {
        return new Update(
                Change.keep(),
                Change.keep(),
                audience,
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep());
    }
}
