package io.modelog.events.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.id.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactContentTest {
    private static final String SHA = "0123456789abcdef".repeat(4);

    @Test
    void it_holds_what_it_is_given() {
        assertThat(content("s3://b/k", SHA, 0, "text/plain", "int").uri()).isEqualTo("s3://b/k");
    }

    @Test
    void a_uri_has_1_to_2048_characters() {
        assertThat(content("x".repeat(2048), SHA, 0, "a/b", "c").uri()).hasSize(2048);
        assertRefused("x".repeat(2049), SHA, 0, "a/b", "c", "uri has 2049 characters; 1 to 2048");
        assertRefused("", SHA, 0, "a/b", "c", "uri has 0 characters; 1 to 2048");
        assertRefused(" ", SHA, 0, "a/b", "c", "uri has 1 characters; 1 to 2048");
        assertRefused("file:///\ud83c", SHA, 0, "a/b", "c", "uri contains half of a surrogate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123", "0123456789ABCDEF", "0123456789abcdeg"})
    void a_digest_is_64_lower_case_hex_digits(String quarter) {
        assertRefused("a", quarter.repeat(4), 0, "a/b", "c", "sha256 is not 64 lower-case hex");
    }

    @Test
    void a_size_is_not_negative() {
        assertThat(content("a", SHA, Long.MAX_VALUE, "a/b", "c").sizeBytes())
                .isEqualTo(Long.MAX_VALUE);
        assertRefused("a", SHA, -1, "a/b", "c", "sizeBytes is negative");
    }

    @ParameterizedTest
    @CsvSource({"'', c, mediaType is empty", "a/b, '', type is empty"})
    void media_type_and_type_are_not_empty(String mediaType, String type, String problem) {
        assertRefused("a", SHA, 0, mediaType, type, problem);
    }

    private static void assertRefused(
            String uri, String sha, long size, String mediaType, String type, String problem) {
        assertThatThrownBy(() -> content(uri, sha, size, mediaType, type))
                .isInstanceOf(InvalidValue.class)
                .hasMessageStartingWith(problem);
    }

    private static ArtifactContent content(
            String uri, String sha, long size, String mediaType, String type) {
        return new ArtifactContent(uri, sha, size, mediaType, type);
    }
}
