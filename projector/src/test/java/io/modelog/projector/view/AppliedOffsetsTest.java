package io.modelog.projector.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AppliedOffsetsTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final AppliedOffsets applied = new AppliedOffsets(12);

    @Test
    void a_position_is_what_was_applied_last_in_each_partition_that_holds_something() {
        applied.advance(3, 8);
        applied.advance(11, 1);

        assertThat(applied.position()).hasToString("3:7,11:0");
    }

    @Test
    void offsets_never_go_back() {
        applied.advance(3, 8);
        applied.advance(3, 5);

        assertThat(applied.next(3)).isEqualTo(8);
    }

    @Test
    void nobody_waits_for_what_is_applied() throws InterruptedException {
        applied.advance(3, 8);

        assertThat(applied.await(Position.of(3, 7), Duration.ZERO)).isTrue();
        assertThat(applied.await(Position.NONE, Duration.ZERO)).isTrue();
    }

    @Test
    void the_time_is_over_when_the_next_record_does_not_come() throws InterruptedException {
        applied.advance(3, 8);

        assertThat(applied.await(Position.of(3, 8), Duration.ofMillis(1))).isFalse();
    }

    @Test
    void a_partition_that_does_not_exist_is_never_reached() throws InterruptedException {
        assertThat(applied.await(Position.parse("12:0"), LONG)).isFalse();
        assertThat(applied.await(Position.of(-1, 0), LONG)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4294967295:0",
                "-1:0",
                "0:-1",
                "0:18446744073709551615",
                "0:9223372036854775808",
                "0:",
                ":0",
                "0"
            })
    void what_no_log_can_hold_is_no_position(String text) {
        assertThatThrownBy(() -> Position.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_greatest_offset_is_not_reached() throws InterruptedException {
        applied.advance(0, 8);

        assertThat(applied.await(Position.parse("0:9223372036854775807"), Duration.ZERO)).isFalse();
    }

    @Test
    void each_of_512_waiters_wakes_when_its_own_offset_is_applied() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiters =
                    IntStream.range(0, 512)
                            .mapToObj(i ->
                                    threads.submit(() -> {
                                        var position = Position.of(i % 12, i / 12);
                                        var reached = applied.await(position, LONG);
                                        return reached && applied.next(i % 12) > i / 12;
                                    }))
                            .toList();
            for (var next = 1; next <= 43; next++) {
                for (var partition = 0; partition < 12; partition++) {
                    applied.advance(partition, next);
                }
            }
            for (var waiter : waiters) {
                assertThat(waiter.get()).isTrue();
            }
        }
    }
}
