package io.modelog.events.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "iris classifier",
                "née",
                "🌸",
                "...",
                ".a",
                "a:b",
                "contains:x",
                "<b>"
            })
    void a_name_is_any_one_line(String name) {
        assertThat(Text.name("name", name)).isEqualTo(name);
    }

    /// D-2. Characters are UTF-16 units, so a flower counts as two.
    @Test
    void a_name_has_1_to_255_characters() {
        assertThat(Text.name("name", "x".repeat(255))).hasSize(255);
        assertRefused("x".repeat(256), "name has 256 characters; at most 255 are allowed");
        assertThat(Text.name("name", "🌸".repeat(127) + "x")).hasSize(255);
        assertRefused("🌸".repeat(128), "name has 256 characters; at most 255 are allowed");
        assertRefused("", "name is empty");
    }

    /// D-11, and the rest of them: C0, DEL and C1.
    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F})
    void a_name_has_no_control_characters(int control) {
        assertRefused("a" + Character.toString(control) + "b", "name contains a control character");
        assertRefused("a" + Character.toString(control), "name contains a control character");
    }

    @ParameterizedTest
    @ValueSource(strings = {" a", "a ", " ", "\u2003a", "a\u3000", "a\u2028", "a\u00A0"})
    void a_name_has_no_blank_at_either_end(String name) {
        assertRefused(name, "name starts or ends with a blank");
    }

    /// Zero-width spaces, marks of writing direction, line separators; not the joiners of emoji.
    @ParameterizedTest
    @ValueSource(ints = {0x061C, 0x200B, 0x200E, 0x200F, 0x2028, 0x202E, 0x2060, 0x2069, 0xFEFF})
    void a_name_has_nothing_that_cannot_be_seen(int invisible) {
        assertRefused(
                "a" + Character.toString(invisible) + "b",
                "name contains a character that nobody sees");
        assertThat(Text.name("name", "👩\u200D🔬")).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "/", "a@1", "@"})
    void a_name_has_no_slash_and_no_at(String name) {
        assertRefused(name, "name contains '/' or '@'");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void a_name_is_no_path(String name) {
        assertRefused(name, "name is '.' or '..'");
    }

    /// UTF-8 would turn each of them into the same question mark.
    @Test
    void half_of_a_surrogate_pair_is_refused() {
        for (var half : List.of("\ud83c", "\udf38", "a\ud83cb", "\udf38\ud83c", "🌸\ud83c")) {
            assertRefused(half, "name contains half of a surrogate pair");
            assertThatThrownBy(() -> Text.longText("description", half))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessage("description contains half of a surrogate pair");
        }
    }

    @Test
    void a_short_text_may_have_slash_and_at() {
        assertThat(Text.shortText("mediaType", "text/plain")).isEqualTo("text/plain");
        assertThat(Text.shortText("actor", "ada@example.org")).isEqualTo("ada@example.org");
    }

    /// D-3.
    @Test
    void a_long_text_has_at_most_65535_characters_of_any_kind() {
        assertThat(Text.longText("description", null)).isNull();
        assertThat(Text.longText("description", "")).isEmpty();
        assertThat(Text.longText("description", " a\n\tb\u0000 ")).isEqualTo(" a\n\tb\u0000 ");
        assertThat(Text.longText("description", "x".repeat(65_535))).hasSize(65_535);
        assertThatThrownBy(() -> Text.longText("description", "x".repeat(65_536)))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("description has 65536 characters; at most 65535 are allowed");
    }

    @Test
    void a_tag_is_a_name() {
        assertThat(Text.tags(List.of("a b", "c"))).containsExactly("a b", "c");
        assertThatThrownBy(() -> Text.tags(List.of("a/b")))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("tags contains '/' or '@'");
        assertThatThrownBy(() -> Text.tags(List.of("a", "")))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("tags is empty");
    }

    @Test
    void every_id_checks_itself_under_the_name_its_user_knows() {
        assertField(ModelName::new, "name");
        assertField(ArtifactName::new, "name");
        assertField(VersionName::new, "name");
        assertField(StepName::new, "name");
        assertField(PipelineName::new, "pipeline");
        assertField(Actor::new, "actor");
        assertField(CommandId::new, "Idempotency-Key");
        assertField(CorrelationId::new, "Modelog-Correlation-Id");
        assertField(RunId::parse, "run");
        assertField(_ -> new ArtifactVersionId(new ArtifactName("a"), 0), "version");
    }

    @Test
    void a_problem_can_be_told_under_another_name() {
        assertThat(new InvalidValue("name", "is empty").in("artifact"))
                .hasMessage("artifact is empty")
                .extracting(InvalidValue::field, InvalidValue::problem)
                .containsExactly("artifact", "is empty");
    }

    private static void assertField(Function<String, ?> maker, String field) {
        assertThatThrownBy(() -> maker.apply("a\nb"))
                .isInstanceOfSatisfying(
                        InvalidValue.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    private static void assertRefused(String name, String message) {
        assertThatThrownBy(() -> Text.name("name", name))
                .isInstanceOf(InvalidValue.class)
                .hasMessage(message);
    }
}
