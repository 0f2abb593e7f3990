package io.modelog.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/// Day and time in names, in UTC.
class NameTemplatesTest {
    private final NameTemplates templates =
            new NameTemplates(InstantSource.fixed(Instant.parse("2026-11-25T13:07:59.123456789Z")));

    @Test
    void day_and_time_are_filled_in_as_often_as_they_stand_there() {
        assertThat(templates.filled("nightly {date}")).isEqualTo("nightly 2026_11_25");
        assertThat(templates.filled("{time}-{date}-{time}"))
                .isEqualTo("13_07_59_123456-2026_11_25-13_07_59_123456");
    }

    @Test
    void a_name_without_a_pair_of_braces_stays() {
        assertThat(templates.filled("plain $1 \\ {")).isEqualTo("plain $1 \\ {");
        assertThat(templates.filled("} {")).isEqualTo("} {");
    }

    @Test
    void another_placeholder_is_refused() {
        assertThatThrownBy(() -> templates.filled("a {hour}"))
                .hasMessage("name has '{hour}'; only {date} and {time} are filled in");
    }
}
