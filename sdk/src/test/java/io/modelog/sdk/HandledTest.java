package io.modelog.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HandledTest {
    private final Handled handled = new Handled("0:1");

    private static Event at(String position) {
        return new Event(
                "event-" + position,
                "model/iris",
                1,
                "VersionStageChanged",
                Instant.EPOCH,
                "ada",
                null,
                "c",
                "c",
                null,
                position,
                Map.of(),
                List.of());
    }

    @Test
    void the_position_stays_before_the_first_event_that_is_not_handled() throws Exception {
        assertThat(handled.add("0:1,3:5", at("3:5"))).isTrue();
        assertThat(handled.add("0:1,3:9", at("3:9"))).isFalse();
        assertThat(handled.add("0:1,3:9,4:0", at("4:0"))).isTrue();
        assertThat(handled.position()).isEqualTo("0:1,3:4");

        assertThat(handled.next(3)).isEqualTo(at("3:9"));
        assertThat(handled.position()).isEqualTo("0:1,3:8");

        assertThat(handled.next(4)).isNull();
        assertThat(handled.position()).isEqualTo("0:1,3:8,4:0");

        assertThat(handled.next(3)).isNull();
        assertThat(handled.position()).isEqualTo("0:1,3:9,4:0");
    }

    @Test
    void what_the_filter_leaves_out_counts_as_handled() throws Exception {
        handled.add("0:1,3:5", at("3:5"));
        handled.reached("0:8,3:7");

        assertThat(handled.position()).isEqualTo("0:8,3:4");
    }

    @Test
    void somebody_has_to_begin_again_once_nothing_waited() throws Exception {
        handled.add("0:1,3:5", at("3:5"));
        assertThat(handled.first(3)).isEqualTo(at("3:5"));
        handled.next(3);

        assertThat(handled.first(3)).isNull();
        assertThat(handled.add("0:1,3:6", at("3:6"))).isTrue();
    }
}
