package io.modelog.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private static final Retries RETRIES =
            new Retries(5, Duration.ofMillis(100), Duration.ofSeconds(1));

    @RepeatedTest(20)
    void the_bound_of_the_random_wait_doubles_up_to_the_longest() {
        assertThat(RETRIES.delayAfter(1, Duration.ZERO)).isBetween(Duration.ZERO, millis(100));
        assertThat(RETRIES.delayAfter(3, Duration.ZERO)).isBetween(Duration.ZERO, millis(400));
        assertThat(RETRIES.delayAfter(60, Duration.ZERO)).isBetween(Duration.ZERO, millis(1000));
    }

    @RepeatedTest(20)
    void the_wait_is_never_shorter_than_the_node_asks() {
        assertThat(RETRIES.delayAfter(1, millis(500))).isEqualTo(millis(500));
    }

    @Test
    void the_node_cannot_ask_for_more_than_the_longest_wait() {
        assertThat(RETRIES.delayAfter(1, Duration.ofDays(1))).isEqualTo(millis(1000));
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
