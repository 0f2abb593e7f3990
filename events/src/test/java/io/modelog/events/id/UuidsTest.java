package io.modelog.events.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidsTest {
    @Test
    void hex_digits_of_either_case_are_read() {
        assertThat(Uuids.parse("run", "019AB3C4-0000-7000-8000-00000000abcd"))
                .isEqualTo(UUID.fromString("019ab3c4-0000-7000-8000-00000000abcd"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "019ab3c400007000800000000000abcd",
                "019ab3c4-0000-7000-8000-00000000abc",
                "019ab3c4-0000-7000-8000-00000000abcde",
                "019ab3c4-0000-7000-8000-00000000abcg",
                "019ab3c40-000-7000-8000-00000000abcd",
                "{19ab3c4-0000-7000-8000-00000000abc}",
                "٠19ab3c4-0000-7000-8000-00000000abcd",
                "019ab3c4_0000_7000_8000_00000000abcd"
            })
    void anything_else_is_refused(String text) {
        assertThat(Uuids.isUuid(text)).isFalse();
        assertThatThrownBy(() -> Uuids.parse("run", text))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("run is not a UUID");
    }
}
