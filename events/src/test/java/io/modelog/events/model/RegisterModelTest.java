package io.modelog.events.model;

import static io.modelog.events.model.Iris.DETAILS;
import static io.modelog.events.model.Iris.MODEL_ID;
import static io.modelog.events.model.Iris.REGISTERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.model.ModelCommand.Register;
import io.modelog.events.model.ModelEvent.ModelDeleted;
import io.modelog.events.model.ModelEvent.ModelRegistered;
import io.modelog.events.model.ModelRejection.ModelExists;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegisterModelTest {
    private static final Register REGISTER = new Register(MODEL_ID, DETAILS, List.of("demo"));

    @Test
    void an_unknown_model_is_registered() {
        Iris.spec().given().when(REGISTER).then(REGISTERED);
    }

    /// V-14: a model that exists is never altered by asking for it again.
    @Test
    void a_registered_model_is_not_registered_again() {
        Iris.spec().given(REGISTERED).when(REGISTER).thenRejected(new ModelExists());
    }

    @Test
    void a_deleted_model_can_be_registered_again_under_a_new_id() {
        var again = new UUID(0, 101);
        Iris.spec()
                .given(REGISTERED, new ModelDeleted(MODEL_ID))
                .when(new Register(again, ModelDetails.NONE, List.of()))
                .then(new ModelRegistered(again, ModelDetails.NONE, List.of()));
    }

    @Test
    void a_repeated_tag_counts_once() {
        assertThat(new Register(MODEL_ID, DETAILS, List.of("b", "a", "b")).tags())
                .containsExactly("b", "a");
    }

    @Test
    void there_are_at_most_100_tags() {
        var tags = IntStream.rangeClosed(1, 101).mapToObj(i -> "tag" + i).toList();
        assertThat(new Register(MODEL_ID, DETAILS, tags.subList(0, 100)).tags()).hasSize(100);
        assertThatThrownBy(() -> new Register(MODEL_ID, DETAILS, tags))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("tags has 101 entries; at most 100 are allowed");
    }
}
