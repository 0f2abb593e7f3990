package io.modelog.events.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.metadata.MetadataRule.Bound;
import io.modelog.events.metadata.MetadataRule.Operator;
import io.modelog.events.metadata.MetadataValue.Dtype;
import io.modelog.events.metadata.MetadataValue.Flag;
import io.modelog.events.metadata.MetadataValue.Listed;
import io.modelog.events.metadata.MetadataValue.Real;
import io.modelog.events.metadata.MetadataValue.Size;
import io.modelog.events.metadata.MetadataValue.Text;
import io.modelog.events.metadata.MetadataValue.Uri;
import io.modelog.events.metadata.MetadataValue.Whole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataRuleTest {
    @Test
    void a_bound_is_a_number_a_text_or_a_truth_value() {
        assertThat(MetadataRule.parse("data_card")).isEqualTo(new MetadataRule("data_card", null));
        assertThat(MetadataRule.parse("n >= 9")).isEqualTo(rule("n", Operator.AT_LEAST, 9));
        assertThat(MetadataRule.parse("n<-0.5"))
                .isEqualTo(bound("n", Operator.LESS, new Real(-0.5)));
        assertThat(MetadataRule.parse("ok != true"))
                .isEqualTo(bound("ok", Operator.NOT_EQUAL, new Flag(true)));
        assertThat(MetadataRule.parse("card = \"it's v2\""))
                .isEqualTo(bound("card", Operator.EQUAL, new Text("it's v2")));
        assertThat(MetadataRule.parse("card = 'v2'"))
                .isEqualTo(bound("card", Operator.EQUAL, new Text("v2")));
        assertThat(MetadataRule.parse("  `test loss`   <=   1e-3 "))
                .isEqualTo(bound("test loss", Operator.AT_MOST, new Real(0.001)));
    }

    /// What is stored is the text.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "data_card",
                "`data card`",
                "`9`",
                "accuracy >= 0.9",
                "a.b-c > -5",
                "loss < 1.0E-7",
                "n = 9223372036854775807",
                "n = 1.0E300",
                "n = 5.0",
                "ok = false",
                "card != \"it's v2\"",
                "card = 'say \"v2\"'",
                "card = \"\"",
                "card = \"a = 'b' AND\n c\"",
                "`a >= 5` <= 3"
            })
    void a_rule_is_read_as_it_prints(String text) {
        assertThat(MetadataRule.parse(text)).hasToString(text);
        assertThat(MetadataRule.parse(MetadataRule.parse(text).toString()))
                .isEqualTo(MetadataRule.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "9 > 1",
                "a >=",
                ">= 9",
                "a == 9",
                "a >= 9 9",
                "a = v2",
                "a = \"v2",
                "a = 'a'b'",
                "a = NaN",
                "a = 0x10",
                "a = 1e999",
                "a = .5",
                "a > true",
                "a > 'b'",
                "`` = 1",
                "`a\n` = 1",
                "` a` = 1"
            })
    void nothing_else_is_a_rule(String text) {
        assertThatThrownBy(() -> MetadataRule.parse(text))
                .isInstanceOfSatisfying(
                        InvalidValue.class, e -> assertThat(e.field()).isEqualTo("requires"));
    }

    /// What cannot be written as text would come back from the log as another rule, or not at all.
    @Test
    void a_bound_that_has_no_text_is_refused() {
        for (var value :
                List.of(
                        new Text("'\""),
                        new Text("x".repeat(1_001)),
                        new Size(1),
                        new Uri("a"),
                        new Dtype("a"),
                        new Listed(List.of()))) {
            assertThatThrownBy(() -> bound("a", Operator.EQUAL, value))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessageStartingWith("requires compares with something that is no number");
        }
        assertThatThrownBy(() -> new MetadataRule("a`b", null))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("requires names a key with a backquote");
    }

    @Test
    void no_text_is_slow_to_refuse() {
        var blanks = " ".repeat(500_000);
        for (var text : List.of("a" + blanks + "b", "a =" + blanks + "b", "a".repeat(500_000))) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(5),
                    () ->
                            assertThatThrownBy(() -> MetadataRule.parse(text))
                                    .isInstanceOf(InvalidValue.class));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "n = 9, 9",
        "n != 9, 8",
        "n < 9, 8",
        "n <= 9, 9",
        "n > 9, 10",
        "n >= 9, 9",
    })
    void a_bound_holds(String rule, long found) {
        assertThat(failure(rule, new Whole(found))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "n = 9, 8",
        "n != 9, 9",
        "n < 9, 9",
        "n <= 9, 10",
        "n > 9, 9",
        "n >= 9, 8",
    })
    void a_bound_does_not_hold(String rule, long found) {
        assertThat(failure(rule, new Whole(found)))
                .hasValue("n is %d, and %s is required".formatted(found, rule));
    }

    @Test
    void numbers_compare_by_value_whatever_their_type() {
        assertThat(failure("n = 9", new Real(9))).isEmpty();
        assertThat(failure("n = 9.0", new Whole(9))).isEmpty();
        assertThat(failure("n >= 0.9", new Real(0.9))).isEmpty();
        assertThat(failure("n > 0.9", new Real(0.9))).isPresent();
        assertThat(failure("n <= 1024", new Size(1024))).isEmpty();
        assertThat(failure("n = 9007199254740992", new Whole(9_007_199_254_740_993L))).isPresent();
    }

    @Test
    void texts_and_truth_values_are_equal_or_not() {
        assertThat(failure("n = 'v2'", new Text("v2"))).isEmpty();
        assertThat(failure("n = 'v2'", new Text("V2")))
                .hasValue("n is \"V2\", and n = \"v2\" is required");
        assertThat(failure("n != 'v2'", new Text("v3"))).isEmpty();
        assertThat(failure("n = true", new Flag(false)))
                .hasValue("n is false, and n = true is required");
    }

    @Test
    void another_type_than_the_bound_does_not_meet_it() {
        assertThat(failure("n = '9'", new Whole(9))).hasValue("n is 9, and n = \"9\" is required");
        assertThat(failure("n != '9'", new Whole(9))).isPresent();
        assertThat(failure("n >= 0", new Text("9"))).isPresent();
        assertThat(failure("n >= 0", new Listed(List.of())))
                .hasValue("n is a list, and n >= 0 is required");
    }

    @Test
    void a_key_alone_asks_for_any_value() {
        assertThat(failure("n", new Flag(false))).isEmpty();
        assertThat(MetadataRule.parse("`data card`").failure(Map.of()))
                .hasValue("data card is missing, and `data card` is required");
    }

    /// A refusal is an event, and an event has to fit into a record.
    @Test
    void a_failure_shows_no_more_than_100_characters_of_a_value() {
        assertThat(failure("n = 1", new Uri("x".repeat(60_000))))
                .hasValue("n is %s…, and n = 1 is required".formatted("x".repeat(100)));
        assertThat(failure("n = 1", new Uri("x".repeat(99) + "🌸x")))
                .hasValue("n is %s…, and n = 1 is required".formatted("x".repeat(99)));
    }

    private static Optional<String> failure(String rule, MetadataValue found) {
        return MetadataRule.parse(rule).failure(Map.of("n", found));
    }

    private static MetadataRule rule(String key, Operator operator, long bound) {
        return bound(key, operator, new Whole(bound));
    }

    private static MetadataRule bound(String key, Operator operator, MetadataValue value) {
        return new MetadataRule(key, new Bound(operator, value));
    }
}
