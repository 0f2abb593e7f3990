package io.modelog.projector.subject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.id.Actor;
import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.KeyId;
import io.modelog.projector.subject.KeyRecord.Erased;
import io.modelog.projector.subject.KeyRecord.Held;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRecordTest {
    private static final KeyId ID = new KeyId(0x1f3a);
    private static final String ZEROS = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @Test
    void a_key_is_written_with_its_subject() {
        var record = new Held(new SubjectKey(ID, new Actor("bob"), new byte[32])).toKafka();

        assertThat(record.topic()).isEqualTo("modelog.keys");
        assertThat(new String(record.key(), UTF_8)).isEqualTo("0000000000001f3a");
        assertThat(new String(record.value(), UTF_8))
                .isEqualTo("{\"subject\":\"bob\",\"key\":\"%s\"}".formatted(ZEROS));
    }

    @Test
    void of_an_erased_key_nothing_is_left_but_ids() {
        var record = new Erased(ID, new KeyId(1)).toKafka();

        assertThat(new String(record.key(), UTF_8)).isEqualTo("0000000000001f3a");
        assertThat(new String(record.value(), UTF_8))
                .isEqualTo("{\"erasedAs\":\"0000000000000001\"}");
    }

    @Test
    void records_come_back_as_they_went() {
        var key = SubjectKey.draw(new Actor("bob"));
        var erased = new Erased(ID, new KeyId(1));

        assertThat(KeyRecord.of(ID, erased.toKafka().value())).isEqualTo(erased);
        assertThat(KeyRecord.of(key.id(), new Held(key).toKafka().value()))
                .isInstanceOfSatisfying(
                        Held.class, held -> assertThat(held.key().name()).isEqualTo(key.name()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "{\"subject\":\"bob\"}",
                "{\"subject\":\"bob\",\"key\":\"AAAA\"}",
                "{\"subject\":\"bob\",\"key\":\"?\"}",
                "{\"subject\":\"\",\"key\":\"" + ZEROS + "\"}",
                "{\"erasedAs\":\"1\"}",
                "{\"erasedAs\":\"0000000000000001\",\"subject\":\"bob\"}",
                "{\"algorithm\":\"none\"}"
            })
    void a_damaged_record_is_told(String value) {
        assertThatThrownBy(() -> KeyRecord.of(ID, value.getBytes(UTF_8)))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void a_key_does_not_print_itself() {
        assertThat(new Held(new SubjectKey(ID, new Actor("bob"), new byte[32])))
                .hasToString("Held[key=key 0000000000001f3a]");
    }
}
