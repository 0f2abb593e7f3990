package io.modelog.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// Figures of several rounds by what was measured, as they are reported. Rates of a round are compared with the
/// yardstick of the same round, because the machine's speed changes between rounds.
final class Table {
    private static final String HEAD = "%-44s %12s %9s %9s %9s %9s%n";

    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
        out.printf(HEAD, "median of rounds", "per second", "p50 ms", "p99 ms", "p99.9 ms", "ratio");
    }

    /// @param yardstick of the same rounds in the same order; empty for none
    void row(String what, List<Load.Figures> rounds, List<Load.Figures> yardstick) {
        var all = rounds.stream().reduce(Load.Figures::and).orElseThrow();
        out.printf(
                HEAD,
                what,
                "%,.0f".formatted(median(rounds.stream().map(Load.Figures::perSecond).toList())),
                "%.2f".formatted(all.millis(50)),
                "%.2f".formatted(all.millis(99)),
                "%.2f".formatted(all.millis(99.9)),
                yardstick.isEmpty() ? "" : "%.2f".formatted(medianRatio(rounds, yardstick)));
    }

    private static double medianRatio(List<Load.Figures> rounds, List<Load.Figures> yardstick) {
        var ratios = new ArrayList<Double>();
        for (var round = 0; round < rounds.size(); round++) {
            ratios.add(rounds.get(round).perSecond() / yardstick.get(round).perSecond());
        }
        return median(ratios);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
