package io.modelog.projector.view;

import static io.modelog.projector.view.Table.COMMANDS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The days whose commands are remembered: the last one the log has seen and [#EARLIER] before it, so that which
/// commands remain does not depend on the order of the partitions.
final class CommandDays {
    /// How long a repeated command is recognised.
    static final Duration MEMORY = Duration.ofHours(24);

    static final long MEMORY_MICROS = MEMORY.toNanos() / 1000;

    /// One more than 24 hours need, for nodes whose clocks stand on either side of midnight.
    private static final int EARLIER = 2;

    private final Rows rows;
    private int last;

    private CommandDays(Rows rows, int last) {
        this.rows = rows;
        this.last = last;
    }

    static CommandDays of(Rows rows) {
        var key = rows.last(COMMANDS, Key.EMPTY);
        return new CommandDays(rows, key == null ? 0 : Keys.dayOf(key));
    }

    /// Whether commands of a day are to be remembered; a new day makes the oldest forgotten.
    boolean keeps(int day) {
        if (day > last) {
            last = day;
            rows.deleteBefore(COMMANDS, Keys.day(Math.max(0, day - EARLIER)));
        }
        return day >= last - EARLIER;
    }

    /// Where to look for a command that was taken in the 24 hours before now.
    static List<Integer> search(Instant now) {
        var today = Keys.dayOf(now);
        return List.of(today, today - 1, today + 1);
    }
}
