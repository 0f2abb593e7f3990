package io.modelog.events.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyIdTest {
    @Test
    void it_prints_sixteen_digits_and_is_read_as_it_prints() {
        assertThat(new KeyId(0x1f3a)).hasToString("0000000000001f3a");
        assertThat(KeyId.parse("ffffffffffffffff")).isEqualTo(new KeyId(-1));
    }

    @Test
    void keys_are_sorted_as_their_texts() {
        assertThat(new KeyId(1)).isLessThan(new KeyId(-1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1f3a", "0000000000001F3A", "00000000-0001f3a", "+000000000001f3a"})
    void another_text_is_refused(String text) {
        assertThatThrownBy(() -> KeyId.parse(text))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("key '%s' is not 16 lower-case hex digits".formatted(text));
    }
}
