package io.modelog.events.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.decider.CorruptStream;
import io.modelog.events.decider.DeciderSpec;
import io.modelog.events.erasure.ErasureCommand.Erase;
import io.modelog.events.erasure.ErasureEvent.SubjectErased;
import io.modelog.events.erasure.ErasureRejection.AlreadyDone;
import io.modelog.events.erasure.ErasureRejection.NoKeys;
import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.KeyId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErasureDeciderTest {
    private static final KeyId ONE = new KeyId(1);
    private static final KeyId LAST = new KeyId(-1);

    private final DeciderSpec<Erasure, ErasureCommand, ErasureEvent, ErasureRejection> erasure =
            new DeciderSpec<>(ErasureDecider.DECIDER);

    @Test
    void a_subject_loses_all_its_keys() {
        erasure.given()
                .when(new Erase(List.of(LAST, ONE)))
                .then(new SubjectErased(List.of(ONE, LAST)));
    }

    @Test
    void the_first_key_names_the_subject_from_then_on() {
        assertThat(new SubjectErased(List.of(LAST, ONE)).first().pseudonym())
                .isEqualTo("erased-0000000000000001");
    }

    @Test
    void a_subject_without_keys_is_not_erased() {
        erasure.given().when(new Erase(List.of())).thenRejected(new NoKeys());
    }

    @Test
    void an_erasure_is_done_once() {
        erasure.given(new SubjectErased(List.of(ONE)))
                .when(new Erase(List.of(LAST)))
                .thenRejected(new AlreadyDone());
    }

    @Test
    void a_second_event_is_corrupt() {
        var event = new SubjectErased(List.of(ONE));
        assertThatThrownBy(() -> ErasureDecider.evolve(new Erasure.Done(), event))
                .isInstanceOf(CorruptStream.class);
    }

    @Test
    void an_event_without_keys_cannot_be() {
        assertThatThrownBy(() -> new SubjectErased(List.of()))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("keys is empty");
    }
}
