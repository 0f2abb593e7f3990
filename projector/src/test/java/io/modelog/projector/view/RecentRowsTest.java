package io.modelog.projector.view;

import static io.modelog.projector.view.Table.REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecentRowsTest {
    private static final Key KEY = Keys.request("iris", 1, "production");

    private final RecentRows recent = started();

    private static RecentRows started() {
        var recent = new RecentRows();
        recent.start();
        return recent;
    }

    @Test
    void nothing_is_kept_before_the_log_is_caught_up_with() {
        var folding = new RecentRows();
        folding.put(REQUESTS, KEY, row(3));
        folding.start();
        folding.put(REQUESTS, KEY, row(5));

        assertThat(folding.at(REQUESTS, KEY, 4)).isNull();
        assertThat(folding.at(REQUESTS, KEY, 5)).isEqualTo(row(5));
    }

    private static RequestView row(long sequence) {
        return new RequestView(
                "iris",
                1,
                "production",
                "open",
                "bob",
                null,
                Instant.EPOCH,
                List.of(),
                null,
                null,
                null,
                sequence);
    }

    @Test
    void a_row_is_the_one_after_the_last_event_that_changed_it_until_then() {
        recent.put(REQUESTS, KEY, row(3));
        recent.put(REQUESTS, KEY, row(5));
        recent.put(REQUESTS, Keys.request("iris", 2, "production"), row(4));

        assertThat(recent.at(REQUESTS, KEY, 2)).isNull();
        assertThat(recent.at(REQUESTS, KEY, 3)).isEqualTo(row(3));
        assertThat(recent.at(REQUESTS, KEY, 4)).isEqualTo(row(3));
        assertThat(recent.at(REQUESTS, KEY, 9)).isEqualTo(row(5));
        assertThat(recent.at(REQUESTS, Keys.request("iris", 3, "production"), 9)).isNull();
    }

    @Test
    void a_row_that_was_changed_twice_by_an_event_is_the_last_of_them() {
        recent.put(REQUESTS, KEY, row(3));
        recent.put(REQUESTS, KEY, row(3).closed("promoted", "ada", null, Instant.EPOCH, 3));

        var kept = recent.at(REQUESTS, KEY, 3);

        assertThat(kept).extracting(RequestView::status).isEqualTo("promoted");
    }

    @Test
    void nothing_is_known_of_the_time_before_a_deletion() {
        recent.put(REQUESTS, KEY, row(3));
        recent.delete(REQUESTS, KEY);
        recent.put(REQUESTS, KEY, row(7));

        assertThat(recent.at(REQUESTS, KEY, 6)).isNull();
        assertThat(recent.at(REQUESTS, KEY, 7)).isEqualTo(row(7));
    }

    @Test
    void the_oldest_go_first() {
        for (var sequence = 1; sequence <= RecentRows.KEPT_MAX + 2; sequence++) {
            recent.put(REQUESTS, KEY, row(sequence));
        }

        assertThat(recent.at(REQUESTS, KEY, 2)).isNull();
        assertThat(recent.at(REQUESTS, KEY, 3)).isEqualTo(row(3));
    }
}
