package io.modelog.events.id;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// V-7, V-34, B-12.
class VersionNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "staging",
                "production",
                "archived",
                "latest",
                "None",
                "STAGING",
                "Production",
                "aRCHIVED",
                "LATEST"
            })
    void stages_and_latest_are_reserved_in_any_case(String name) {
        assertThat(new VersionName(name).isReservedFor(7)).isTrue();
    }

    @Test
    void a_number_is_reserved_but_for_the_version_that_has_it() {
        assertThat(new VersionName("7").isReservedFor(7)).isFalse();
        assertThat(new VersionName("8").isReservedFor(7)).isTrue();
        assertThat(new VersionName("07").isReservedFor(7)).isTrue();
        assertThat(new VersionName("0").isReservedFor(7)).isTrue();
        assertThat(new VersionName("9".repeat(30)).isReservedFor(7)).isTrue();
        assertThat(new VersionName("٧").isReservedFor(7)).isTrue();
    }

    @Test
    void an_id_is_reserved() {
        assertThat(new VersionName("019ab3c4-0000-7000-8000-00000000abcd").isReservedFor(7))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v7", "7.0", "-7", "production-2", "stage", "1-1-1-1-1", "running"})
    void other_names_are_free(String name) {
        assertThat(new VersionName(name).isReservedFor(7)).isFalse();
    }

    @Test
    void the_name_of_a_number_is_its_text() {
        assertThat(VersionName.of(1_234_567)).hasToString("1234567");
    }
}
