package io.modelog.projector.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.id.CommandId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import io.modelog.events.model.Stage;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class KeysTest {
    private static final UUID RUN = new UUID(-1, 1);

    @Test
    void versions_stand_by_name_then_by_number() {
        assertThat(Keys.version("a", 1))
                .isLessThan(Keys.version("a", 2))
                .isLessThan(Keys.version("a", 256))
                .isLessThan(Keys.version("a b", 1))
                .isLessThan(Keys.version("ab", 1))
                .isLessThan(Keys.version("ä", 1));
        assertThat(Keys.version("a", 255)).isLessThan(Keys.version("a", 256));
        assertThat(Keys.version("a", Integer.MAX_VALUE))
                .isLessThan(Keys.version("a", Long.MAX_VALUE));
    }

    @Test
    void a_prefix_covers_one_name_only() {
        assertThat(Keys.version("iris", 1).startsWith(Keys.within("iris"))).isTrue();
        assertThat(Keys.version("iris2", 1).startsWith(Keys.within("iris"))).isFalse();
        assertThat(Keys.link("iris", 1, "split2", 1).startsWith(Keys.links("iris", 1, "split")))
                .isFalse();
    }

    @Test
    void later_runs_come_first() {
        var early = Instant.parse("2026-11-24T10:00:00Z");

        assertThat(Keys.runStart(early.plusMillis(1), RUN)).isLessThan(Keys.runStart(early, RUN));
    }

    @Test
    void later_events_come_first_and_those_of_a_moment_follow_each_other() {
        assertThat(Keys.moment(7, 11, 100))
                .isLessThan(Keys.moment(7, 11, 99))
                .isLessThan(Keys.moment(6, 0, 200))
                .isGreaterThan(Keys.moment(7))
                .isLessThan(Keys.moment(6));
        assertThat(Keys.moment(-1)).isGreaterThan(Keys.moment(0, 11, 0));
    }

    @Test
    void parts_are_read_back() {
        assertThat(Keys.lastNumber(Keys.version("iris", 7))).isEqualTo(7);
        assertThat(Keys.lastId(Keys.runStart(Instant.EPOCH, RUN))).isEqualTo(RUN);
        assertThat(Keys.staged(Keys.stage(Stage.STAGING, "iris", 7)))
                .isEqualTo(Keys.version("iris", 7));
        assertThat(Keys.attachedTo(Keys.runModel(RUN, "ïris", 7)))
                .isEqualTo(new RunView.AttachedTo("ïris", 7));
    }

    @Test
    void days_of_commands_are_days_of_utc() {
        var stream = StreamId.of(new ModelName("iris"));
        var day = Keys.dayOf(Instant.parse("1970-01-03T23:59:59.999999Z"));

        assertThat(day).isEqualTo(2);
        assertThat(Keys.dayOf(Keys.command(day, stream, new CommandId("c")))).isEqualTo(2);
    }
}
