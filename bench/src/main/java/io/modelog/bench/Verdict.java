package io.modelog.bench;

import java.io.PrintStream;
import java.util.List;

/// What is wrong after a bench; nothing is a pass.
record Verdict(List<String> faults) {
    private static final int SHOWN = 20;

    Verdict {
        faults = List.copyOf(faults);
    }

    /// Prints PASS or FAIL; returns the exit code.
    int print(PrintStream out) {
        faults.stream().limit(SHOWN).forEach(fault -> out.println("  " + fault));
        out.println(faults.isEmpty() ? "PASS" : "FAIL: %d faults".formatted(faults.size()));
        return faults.isEmpty() ? 0 : 1;
    }
}
