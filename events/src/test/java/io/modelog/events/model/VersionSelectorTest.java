package io.modelog.events.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.VersionName;
import io.modelog.events.model.VersionSelector.Latest;
import io.modelog.events.model.VersionSelector.Named;
import io.modelog.events.model.VersionSelector.Numbered;
import io.modelog.events.model.VersionSelector.WithId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionSelectorTest {
    @Test
    void latest_is_the_word_in_lower_case() {
        assertThat(VersionSelector.parse("latest")).isEqualTo(new Latest());
        assertThat(VersionSelector.parse("Latest")).isEqualTo(named("Latest"));
    }

    /// V-12: creation refuses stages in any case, so a name in another case simply finds nothing.
    @ParameterizedTest
    @ValueSource(strings = {"production", "Production", "canary"})
    void whether_a_word_is_a_stage_the_model_knows(String word) {
        assertThat(VersionSelector.parse(word)).isEqualTo(named(word));
    }

    @Test
    void ascii_digits_are_a_number() {
        assertThat(VersionSelector.parse("42")).isEqualTo(new Numbered(42));
        assertThat(VersionSelector.parse("9".repeat(18)))
                .isEqualTo(new Numbered(999_999_999_999_999_999L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999999999999999999", "٤٢", "-1", "+1", "1.0", "1e3"})
    void what_only_looks_like_a_number_is_a_name(String text) {
        assertThat(VersionSelector.parse(text)).isEqualTo(named(text));
    }

    @Test
    void a_uuid_is_an_id() {
        var id = "019ab3c4-0000-7000-8000-00000000abcd";
        assertThat(VersionSelector.parse(id)).isEqualTo(new WithId(UUID.fromString(id)));
        assertThat(VersionSelector.parse("1-1-1-1-1")).isEqualTo(named("1-1-1-1-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a@b", " a", "."})
    void what_cannot_be_a_name_is_refused_as_a_version(String text) {
        assertThatThrownBy(() -> VersionSelector.parse(text))
                .isInstanceOf(InvalidValue.class)
                .hasMessageStartingWith("version ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"latest", "production", "42", "019ab3c4-0000-7000-8000-00000000abcd", "bar"})
    void it_prints_what_was_read(String text) {
        assertThat(VersionSelector.parse(text)).hasToString(text);
    }

    private static Named named(String name) {
        return new Named(new VersionName(name));
    }
}
