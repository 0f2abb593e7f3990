package io.modelog.sdk.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepRetriesTest {
    @Test
    void a_delay_doubles_from_a_second_up_to_a_minute_unless_said_otherwise() {
        assertThat(delays(StepRetries.of(9), 8))
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    @Test
    void a_delay_grows_by_the_factor_up_to_the_longest() {
        var retries =
                StepRetries.of(5)
                        .firstDelay(Duration.ofMillis(100))
                        .factor(3)
                        .longestDelay(Duration.ofSeconds(1));

        assertThat(delays(retries, 4))
                .extracting(Duration::toMillis)
                .containsExactly(100L, 300L, 900L, 1000L);
    }

    @Test
    void the_last_of_the_most_attempts_has_a_delay_too() {
        var retries = StepRetries.of(StepRetries.MOST_ATTEMPTS).factor(1000);

        assertThat(retries.delayAfter(StepRetries.MOST_ATTEMPTS)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void of_two_delays_out_of_order_the_later_given_moves_the_other() {
        assertThat(StepRetries.of(2).firstDelay(Duration.ofHours(1)).longestDelay())
                .isEqualTo(Duration.ofHours(1));
        assertThat(StepRetries.of(2).longestDelay(Duration.ZERO).firstDelay())
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void what_is_out_of_bounds_is_refused_with_the_bound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StepRetries.of(0))
                .withMessage("a step is tried 1 to 100 times, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StepRetries.of(101))
                .withMessage("a step is tried 1 to 100 times, not 101");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StepRetries.of(2).factor(0.5))
                .withMessage("a delay grows by a factor from 1 to 1000, not 0.5");
        assertThatIllegalArgumentException().isThrownBy(() -> StepRetries.of(2).factor(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StepRetries.of(2).firstDelay(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StepRetries.of(2).longestDelay(Duration.ofDays(2)));
    }

    private static List<Duration> delays(StepRetries retries, int failures) {
        return IntStream.rangeClosed(1, failures).mapToObj(retries::delayAfter).toList();
    }
}
