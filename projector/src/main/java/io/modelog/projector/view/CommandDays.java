package io.modelog.projector.view;

import static io.modelog.projector.view.Table.COMMANDS;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The days whose commands are remembered: the last [#KEPT] that the log has commands of, so that which commands remain
/// does not depend on the order of the partitions. Days are counted and not compared with a clock, so that one of a clock
/// that was wrong takes the place of one day, and never that of all.
final class CommandDays {
    /// How long a repeated command is recognised.
    static final Duration MEMORY = Duration.ofHours(24);

    static final long MEMORY_MICROS = MEMORY.toNanos() / 1000;

    /// 24 hours need two, and nodes whose clocks stand on either side of midnight one more; two may be wrong.
    private static final int KEPT = 5;

    private final Rows rows;
    private final NavigableSet<Integer> days = new TreeSet<>();

    private CommandDays(Rows rows) {
        this.rows = rows;
    }

    static CommandDays of(Rows rows) {
        var kept = new CommandDays(rows);
        var key = rows.lastBefore(COMMANDS, Keys.day(Integer.MAX_VALUE));
        while (key != null && kept.days.size() < KEPT) {
            kept.days.add(Keys.dayOf(key));
            key = rows.lastBefore(COMMANDS, Keys.day(kept.days.first()));
        }
        return kept;
    }

    /// Forgets what the last days leave no room for, after shares of the log were folded side by side: each has kept
    /// its own last days, so those of all are among them.
    static void trim(Rows rows) {
        var all = of(rows);
        if (all.days.size() == KEPT) {
            rows.deleteBefore(COMMANDS, Keys.day(all.days.first()));
        }
    }

    /// Whether commands of a day are to be remembered; a new day makes the oldest forgotten.
    boolean keeps(int day) {
        if (day < 0 || (days.size() == KEPT && day < days.first())) {
            return false;
        }
        if (days.add(day) && days.size() > KEPT) {
            days.pollFirst();
            rows.deleteBefore(COMMANDS, Keys.day(days.first()));
        }
        return true;
    }

    /// Where to look for a command that was taken in the 24 hours before now.
    ///
    /// @param last time of the last event of the stream: later than now when a clock was wrong
    static Stream<Integer> search(Instant now, Instant last) {
        var today = Keys.dayOf(now);
        var ahead = Math.max(today, Keys.dayOf(last));
        return Stream.of(today, today - 1, today + 1, ahead, ahead - 1).distinct();
    }
}
