package io.modelog.projector.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.model.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SummaryBlockTest {
    private static final long START = Keys.micros(Instant.parse("2026-11-24T10:00:00Z"));
    private static final HistoryFilter ALL = HistoryFilter.ALL;

    @Test
    void a_block_holds_128_events_and_the_next_begins_with_the_129th() {
        assertThat(SummaryBlock.holding(1)).isEqualTo(0);
        assertThat(SummaryBlock.holding(128)).isEqualTo(0);
        assertThat(SummaryBlock.holding(129)).isEqualTo(1);
        assertThat(SummaryBlock.first(1)).isEqualTo(129);
        assertThat(SummaryBlock.beginsAt(1)).isTrue();
        assertThat(SummaryBlock.beginsAt(128)).isFalse();
        assertThat(SummaryBlock.beginsAt(129)).isTrue();
    }

    @Test
    void each_part_of_a_filter_finds_its_events() {
        var block =
                SummaryBlock.of(event(0, "ModelRegistered", "ada", null, null, null))
                        .with(event(1, "VersionCreated", "bob", 1L, null, null))
                        .with(event(2, "VersionStageChanged", "ada", 1L, null, "staging"))
                        .with(event(2, "VersionStageChanged", "bob", 1L, "staging", "production"))
                        .with(event(5, "VersionDeleted", "bob", 1L, null, null));

        assertThat(block.shown(ALL)).containsExactly(0, 1, 2, 3, 4);
        assertThat(block.shown(ALL.ofType("VersionStageChanged"))).containsExactly(2, 3);
        assertThat(block.shown(ALL.ofVersion(1))).containsExactly(1, 2, 3, 4);
        assertThat(block.shown(ALL.ofVersion(2))).isEmpty();
        assertThat(block.shown(filter("ada", null, null, null))).containsExactly(0, 2);
        assertThat(block.shown(filter("eve", null, null, null))).isEmpty();
        assertThat(block.shown(filter(null, Stage.STAGING, null, null))).containsExactly(2, 3);
        assertThat(block.shown(filter("bob", Stage.PRODUCTION, null, null))).containsExactly(3);
        assertThat(block.shown(filter(null, null, 2L, 5L))).containsExactly(2, 3);
    }

    /// The number of a stage must not be taken for that of a type or an actor.
    @Test
    void a_word_counts_only_where_it_stands() {
        var block = SummaryBlock.of(event(0, "VersionStageChanged", "staging", 1L, null, "eve"));

        assertThat(block.shown(filter("eve", null, null, null))).isEmpty();
        assertThat(block.shown(filter(null, Stage.STAGING, null, null))).isEmpty();
    }

    @Test
    void a_block_shows_what_its_summaries_show_also_when_read_back() {
        var random = new Random(17);
        for (var round = 0; round < 200; round++) {
            var events = new ArrayList<EventSummary>();
            for (var number = 0; number <= random.nextInt(SummaryBlock.EVENTS); number++) {
                events.add(anyEvent(random, number));
            }
            var block = SummaryBlock.of(events.getFirst());
            for (var event : events.subList(1, events.size())) {
                block = block.with(event);
            }
            var filter = anyFilter(random);

            assertThat(SummaryBlock.decode(block.encode()).shown(filter))
                    .isEqualTo(block.shown(filter))
                    .isEqualTo(
                            IntStream.range(0, events.size())
                                    .filter(event -> filter.shows(events.get(event)))
                                    .boxed()
                                    .toList());
        }
    }

    @Test
    void a_full_block_is_small() {
        var block = SummaryBlock.of(event(0, "VersionStageChanged", "ada", 99_999L, "a", "b"));
        for (var number = 1; number < SummaryBlock.EVENTS; number++) {
            block =
                    block.with(
                            event(number * 60L, "VersionStageChanged", "ada", 99_999L, "a", "b"));
        }

        assertThat(block.encode()).hasSizeLessThan(14 * SummaryBlock.EVENTS);
    }

    private static EventSummary anyEvent(Random random, int seconds) {
        return event(
                seconds,
                any(random, "VersionStageChanged", "VersionCreated"),
                any(random, "ada", "bob", "eve"),
                random.nextBoolean() ? (Long) (1 + random.nextLong(300)) : null,
                random.nextBoolean() ? any(random, "staging", "ada") : null,
                random.nextBoolean() ? any(random, "staging", "production") : null);
    }

    private static HistoryFilter anyFilter(Random random) {
        return new HistoryFilter(
                random.nextBoolean() ? any(random, "VersionStageChanged", "ModelDeleted") : null,
                random.nextBoolean() ? any(random, "ada", "zoe") : null,
                random.nextBoolean() ? (Long) (1 + random.nextLong(300)) : null,
                random.nextBoolean() ? new Stage(any(random, "staging", "production")) : null,
                random.nextBoolean() ? at(random.nextLong(128)) : null,
                random.nextBoolean() ? at(random.nextLong(128)) : null);
    }

    private static String any(Random random, String... words) {
        return List.of(words).get(random.nextInt(words.length));
    }

    private static EventSummary event(
            long seconds,
            String type,
            String actor,
            @Nullable Long version,
            @Nullable String from,
            @Nullable String to) {
        return new EventSummary(START + seconds * 1_000_000, type, actor, version, from, to);
    }

    private static HistoryFilter filter(
            @Nullable String actor,
            @Nullable Stage stage,
            @Nullable Long since,
            @Nullable Long until) {
        return new HistoryFilter(
                null,
                actor,
                null,
                stage,
                since == null ? null : at(since),
                until == null ? null : at(until));
    }

    private static Instant at(long seconds) {
        return Keys.time(START).plusSeconds(seconds);
    }
}
