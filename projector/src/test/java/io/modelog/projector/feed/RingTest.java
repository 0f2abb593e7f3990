package io.modelog.projector.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.projector.view.TestLog;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RingTest {
    private final Ring ring = new Ring(new long[] {5, 0});

    @Test
    void an_event_is_found_by_its_index_and_moves_its_partition() {
        ring.append(event(0, 7, 10));
        ring.append(event(1, 0, 10));

        var second = Objects.requireNonNull(ring.at(1));
        assertThat(second.event().partition()).isEqualTo(1);
        assertThat(second.after()).containsExactly(8, 1);
        assertThat(ring.at(2)).isNull();
        assertThat(ring.bounds().before()).containsExactly(5, 0);
        assertThat(ring.bounds().after()).containsExactly(8, 1);
    }

    @Test
    void the_oldest_events_make_room_when_there_are_too_many() {
        for (var offset = 0; offset < Ring.EVENTS_MAX + 3; offset++) {
            ring.append(event(1, offset, 10));
        }

        assertThat(ring.bounds().first()).isEqualTo(3);
        assertThat(ring.bounds().before()).containsExactly(5, 3);
        assertThat(ring.at(2)).isNull();
        assertThat(Objects.requireNonNull(ring.at(3)).event().offset()).isEqualTo(3);
    }

    @Test
    void the_oldest_events_make_room_when_they_are_too_large() {
        for (var offset = 0; offset < 10; offset++) {
            ring.append(event(1, offset, 1 << 20));
        }

        assertThat(ring.bounds().end() - ring.bounds().first()).isEqualTo(7);
    }

    @Test
    void an_event_larger_than_all_room_is_kept_alone() {
        ring.append(event(1, 0, 10));
        ring.append(event(1, 1, 16 << 20));

        assertThat(ring.bounds().first()).isEqualTo(1);
        assertThat(ring.at(1)).isNotNull();
    }

    @Test
    void who_waits_is_woken_by_an_event() throws Exception {
        var woken =
                CompletableFuture.runAsync(() -> {
                    try {
                        ring.await(0, System.nanoTime() + TimeUnit.MINUTES.toNanos(1));
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });

        ring.append(event(0, 5, 10));
        ring.wake();

        assertThat(woken.get(20, TimeUnit.SECONDS)).isNull();
    }

    private static FeedEvent event(int partition, long offset, int bytes) {
        return new FeedEvent(partition, offset, new byte[bytes], TestLog.CODEC);
    }
}
