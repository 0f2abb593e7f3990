package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.IRIS;
import static io.modelog.projector.view.Facts.SPLIT;
import static io.modelog.projector.view.Facts.created;
import static io.modelog.projector.view.Facts.event;
import static io.modelog.projector.view.Facts.registered;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class CommandDaysTest {
    private static final Duration MONTH = Duration.ofDays(30);

    private final TestLog log = new TestLog();

    @Test
    void one_event_of_a_clock_ahead_makes_no_command_forgotten() throws IOException {
        log.append("today", registered(IRIS));
        log.pass(MONTH);
        log.append(
                "ahead",
                event(
                        SPLIT,
                        new ArtifactEvent.ArtifactRegistered(
                                new UUID(4, 4), ArtifactKind.DATA, List.of())));
        log.pass(MONTH.negated());
        log.append("later", created(IRIS, 1));

        try (var open = new OpenViews()) {
            open.given(log);
            var now = TestLog.START.plusSeconds(60);
            var iris = StreamId.of(IRIS);
            assertThat(open.views().receipt(iris, new CommandId("today"), now)).isPresent();
            assertThat(open.views().receipt(iris, new CommandId("later"), now)).isPresent();
            assertThat(open.views().receipt(StreamId.of(SPLIT), new CommandId("ahead"), now))
                    .isPresent();
        }
    }

    @Test
    void five_days_that_have_commands_are_kept_in_any_order_and_over_restarts() {
        var rows = new MemoryRows();
        var fold = new LogFold(rows, TestLog.CODEC);
        var reversed = new MemoryRows();
        var backwards = new LogFold(reversed, TestLog.CODEC);
        for (var day = 0; day < 9; day++) {
            log.append(registered(new ModelName("model-" + day)));
            log.pass(Duration.ofDays(day % 2 == 0 ? 1 : 7));
        }

        for (var record : log.records()) {
            fold.apply(record);
            fold = new LogFold(rows, TestLog.CODEC);
        }
        log.records().reversed().forEach(backwards::apply);

        assertThat(rows.keys(Table.COMMANDS, Key.EMPTY)).hasSize(5);
        assertThat(rows.digest(Table.COMMANDS)).isEqualTo(reversed.digest(Table.COMMANDS));
    }
}
