package io.modelog.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.id.RunId;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {
    private static final RunId RUN = new RunId(new UUID(1, 1));
    private static final Duration EVERY = Duration.ofSeconds(2);

    private long seconds;
    private final Heartbeats heartbeats =
            new Heartbeats(() -> Duration.ofSeconds(seconds).toNanos());

    @Test
    void a_run_is_dead_after_three_heartbeats_that_did_not_come() {
        assertThat(deadAt(0)).isFalse();
        assertThat(deadAt(6)).isFalse();
        assertThat(deadAt(7)).isTrue();
    }

    @Test
    void the_clock_starts_when_this_node_takes_the_run_over() {
        seconds = 100;
        assertThat(deadAt(100)).isFalse();
    }

    @Test
    void a_heartbeat_is_a_sign_of_life() {
        deadAt(0);
        seconds = 5;
        heartbeats.beat(RUN);

        assertThat(deadAt(11)).isFalse();
        assertThat(deadAt(12)).isTrue();
    }

    @Test
    void any_change_of_the_run_is_a_sign_of_life() {
        deadAt(0);
        seconds = 7;

        assertThat(heartbeats.isDead(RUN, 2, EVERY)).isFalse();
    }

    @Test
    void a_run_that_went_to_another_node_and_came_back_starts_anew() {
        deadAt(0);
        heartbeats.watchOnly(Set.of());

        assertThat(deadAt(7)).isFalse();
    }

    private boolean deadAt(long time) {
        seconds = time;
        return heartbeats.isDead(RUN, 1, EVERY);
    }
}
