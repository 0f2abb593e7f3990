package io.modelog.projector.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.model.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class PeriodIndexTest {
    private static final long START = Keys.micros(Instant.parse("2026-11-24T10:00:00Z"));

    @Test
    void a_period_stands_at_the_number_in_it_with_the_most_zeros() {
        assertThat(PeriodIndex.fork(5, 5)).isEqualTo(5);
        assertThat(PeriodIndex.fork(5, 6)).isEqualTo(6);
        assertThat(PeriodIndex.fork(5, 9)).isEqualTo(8);
        assertThat(PeriodIndex.fork(17, 31)).isEqualTo(24);
        assertThat(PeriodIndex.fork(1, 1L << 52)).isEqualTo(1L << 52);
    }

    @Test
    void before_1970_nobody_held_anything() {
        var rows = rows(List.of(period(1, START, START + 1)));

        assertThat(PeriodIndex.holders(rows, "production", 0)).isEmpty();
        assertThat(PeriodIndex.holders(rows, "production", -5)).isEmpty();
    }

    @Property(tries = 300)
    void who_held_a_stage_at_a_moment_is_found(@ForAll long seed) {
        var random = new Random(seed);
        var periods = new ArrayList<StagePeriodView>();
        var span = 1L << (1 + random.nextInt(45));
        for (var version = 1; version <= 40; version++) {
            var from = START + random.nextLong(span);
            periods.add(period(version, from, from + 1 + random.nextLong(span)));
        }
        var rows = rows(periods);

        for (var moment : moments(periods, random)) {
            assertThat(PeriodIndex.holders(rows, "production", moment))
                    .as("at %d", moment)
                    .containsExactlyElementsOf(
                            periods.stream()
                                    .filter(period ->
                                            Keys.micros(period.from()) <= moment
                                                    && moment < end(period))
                                    .map(period -> Keys.version("iris", period.version()))
                                    .sorted()
                                    .toList());
        }
        assertThat(PeriodIndex.holders(rows, "staging", START)).isEmpty();
    }

    private static List<Long> moments(List<StagePeriodView> periods, Random random) {
        var moments = new ArrayList<Long>();
        for (var period : periods) {
            var from = Keys.micros(period.from());
            moments.addAll(List.of(from - 1, from, end(period) - 1, end(period)));
            moments.add(from + random.nextLong(end(period) - from));
        }
        return moments;
    }

    private static long end(StagePeriodView period) {
        return period.to() == null ? Long.MAX_VALUE : Keys.micros(period.to());
    }

    private static MemoryRows rows(List<StagePeriodView> periods) {
        var rows = new MemoryRows();
        periods.forEach(period -> PeriodIndex.add(rows, period));
        return rows;
    }

    private static StagePeriodView period(long version, long from, long to) {
        return new StagePeriodView(
                "iris",
                version,
                Stage.PRODUCTION,
                Keys.time(from),
                "ada",
                null,
                Keys.time(to),
                "ada",
                null,
                null);
    }
}
