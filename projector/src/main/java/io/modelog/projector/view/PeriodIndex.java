package io.modelog.projector.view;

import static io.modelog.projector.view.Table.CLOSED_PERIODS;
import static io.modelog.projector.view.Table.OPEN_PERIODS;

import io.modelog.projector.view.Table.Present;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Finds who held a stage at a moment, in time that grows with the number of holders and not with the length of the
/// history: a relational interval tree (Kriegel, Pötke, Seidl: "Managing Intervals Efficiently in Object-Relational
/// Databases", VLDB 2000).
///
/// The tree is a binary one over all microseconds, and is never built. A period that is over stands at the topmost node
/// that lies in it, in one list by its first and in another by its last microsecond. Who looks for a moment goes down
/// from the root to it: at a node before the moment, the periods with a late enough end hold it; at one after it, those
/// with an early enough start. A period that goes on is in a table of its own, by its start.
final class PeriodIndex {
    private static final int BY_FIRST = 0;
    private static final int BY_LAST = 1;

    /// Of the root, 2^52: the tree ends at 2^53 microseconds after 1970, in the year 2255.
    private static final int LEVEL_MAX = 52;

    private PeriodIndex() {}

    /// @param period that is over and was longer than no time
    static void add(Rows rows, StagePeriodView period) {
        var first = Keys.micros(period.from());
        var last = Keys.micros(Objects.requireNonNull(period.to())) - 1;
        var node = fork(first, last);
        put(rows, period, Keys.closedPeriods(period.stage().name(), node, BY_FIRST), first);
        put(rows, period, Keys.closedPeriods(period.stage().name(), node, BY_LAST), last);
    }

    private static void put(Rows rows, StagePeriodView period, Key list, long bound) {
        var key = Keys.ofVersion(Keys.from(list, bound), period.model(), period.version());
        rows.put(CLOSED_PERIODS, key, Present.PRESENT);
    }

    /// The topmost node in an interval: its number with the most zeros at the end.
    static long fork(long first, long last) {
        var highest = 63 - Long.numberOfLeadingZeros((first - 1) ^ last);
        return (last >>> highest) << highest;
    }

    /// Who was in a stage, as keys of versions, in order. A version is in one stage at a time, so none comes twice.
    static List<Key> holders(ReadableRows rows, String stage, long micros) {
        var found = new ArrayList<Key>();
        if (micros <= 0) { // before the tree begins
            return found;
        }
        var open = Keys.stage(stage);
        rows.scan(OPEN_PERIODS, open, null, before(open, micros, found));
        var end = Long.numberOfTrailingZeros(micros);
        for (var level = LEVEL_MAX; level >= end; level--) {
            var node = ((micros >>> (level + 1)) << (level + 1)) | (1L << level);
            if (node > micros) {
                var list = Keys.closedPeriods(stage, node, BY_FIRST);
                rows.scan(CLOSED_PERIODS, list, null, before(list, micros, found));
            } else {
                var list = Keys.closedPeriods(stage, node, BY_LAST);
                rows.scan(
                        CLOSED_PERIODS,
                        list,
                        Keys.from(list, micros),
                        (key, _) -> found.add(version(list, key)));
            }
        }
        found.sort(null);
        return found;
    }

    private static ReadableRows.Visitor<Present> before(Key list, long micros, List<Key> found) {
        return (key, _) ->
                Keys.number(key, list.bytes().length) <= micros && found.add(version(list, key));
    }

    private static Key version(Key list, Key key) {
        return Keys.after(list.bytes().length + Long.BYTES, key);
    }
}
