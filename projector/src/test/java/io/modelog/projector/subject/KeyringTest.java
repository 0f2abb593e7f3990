package io.modelog.projector.subject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.codec.SealedText;
import io.modelog.events.decider.CorruptStream;
import io.modelog.events.id.Actor;
import io.modelog.events.id.KeyId;
import io.modelog.projector.subject.KeyRecord.Erased;
import io.modelog.projector.subject.KeyRecord.Held;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class KeyringTest {
    private static final Actor BOB = new Actor("bob");

    private final Keyring keyring = new Keyring(Duration.ofSeconds(20));
    private final SubjectKey key = SubjectKey.draw(BOB);

    @Test
    void a_name_and_a_text_are_opened_with_their_key() {
        keyring.take(new Held(key));

        assertThat(keyring.open(key.name())).isEqualTo("bob");
        assertThat(keyring.open(key.seal("née ❀"))).isEqualTo("née ❀");
    }

    @Test
    void a_name_has_always_the_same_bytes_and_a_text_never() {
        var again = new SubjectKey(key.id(), BOB, key.key());

        assertThat(again.name()).isEqualTo(key.name());
        assertThat(key.seal("bob")).isNotEqualTo(key.seal("bob"));
        assertThat(text(key.name())).doesNotContain("bob");
    }

    @Test
    void what_an_erased_key_sealed_reads_as_the_pseudonym_of_its_subject() {
        keyring.take(new Held(key));
        keyring.take(new Erased(key.id(), new KeyId(1)));

        assertThat(keyring.open(key.name())).isEqualTo("erased-0000000000000001");
        assertThat(keyring.open(key.seal("my words"))).isEqualTo("erased-0000000000000001");
        assertThat(keyring.of(BOB)).isEmpty();
        assertThat(keyring.subjects()).isEmpty();
    }

    @Test
    void an_erased_key_does_not_come_back() {
        keyring.take(new Erased(key.id(), key.id()));
        keyring.take(new Held(key));

        assertThat(keyring.of(BOB)).isEmpty();
        assertThat(keyring.open(key.name())).isEqualTo(key.id().pseudonym());
    }

    @Test
    void a_subject_that_several_writers_met_at_once_has_several_keys() {
        var other = SubjectKey.draw(BOB);
        keyring.take(new Held(key));
        keyring.take(new Held(other));

        assertThat(keyring.all(BOB)).containsExactlyInAnyOrder(key.id(), other.id());
        assertThat(keyring.subjects()).isEqualTo(Map.of("bob", 2));
        assertThat(keyring.open(other.name())).isEqualTo("bob");
    }

    @Test
    void a_key_that_is_on_its_way_is_waited_for() {
        var opened = CompletableFuture.supplyAsync(() -> keyring.open(key.name()));
        keyring.take(new Held(key));

        assertThat(opened.join()).isEqualTo("bob");
    }

    @Test
    void a_key_that_is_not_there_is_told_and_not_taken_for_erased() {
        var opened = CompletableFuture.supplyAsync(() -> keyring.open(key.name()));
        while (!opened.isDone()) {
            keyring.completeAt(System.nanoTime());
        }

        assertThatThrownBy(opened::join)
                .hasCauseInstanceOf(KeyMissing.class)
                .hasMessageContaining("key %s is not in modelog.keys".formatted(key.id()));
    }

    @Test
    void keys_that_can_not_be_read_in_time_are_told() {
        var impatient = new Keyring(Duration.ofMillis(1));

        assertThatThrownBy(() -> impatient.open(key.name()))
                .isInstanceOf(KeyMissing.class)
                .hasMessageContaining("modelog.keys could not be read within PT0.001S");
    }

    @Test
    void another_key_under_the_same_id_is_corrupt() {
        keyring.take(new Held(new SubjectKey(key.id(), BOB, new byte[32])));

        assertThatThrownBy(() -> keyring.open(key.seal("my words")))
                .isInstanceOf(CorruptStream.class)
                .hasMessageContaining(
                        "key %s in modelog.keys does not open a text".formatted(key.id()));
    }

    @Test
    void a_text_without_nonce_is_corrupt() {
        keyring.take(new Held(key));

        assertThatThrownBy(
                        () -> keyring.open(new SealedText(key.id(), ByteBuffer.wrap(new byte[3]))))
                .isInstanceOf(CorruptStream.class);
    }

    private static String text(SealedText sealed) {
        return UTF_8.decode(sealed.sealed().duplicate()).toString();
    }
}
