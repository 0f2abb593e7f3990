package io.modelog.audit.verify;

import java.util.ArrayList;
import java.util.List;

/// Collects faults: the first thousand, and how many there are. Thread-safe.
final class Faults {
    static final int KEPT_MAX = 1000;

    private final List<Fault> kept = new ArrayList<>();
    private long count;

    synchronized void add(Fault fault) {
        count++;
        if (kept.size() < KEPT_MAX) {
            kept.add(fault);
        }
    }

    void add(Fault.Kind kind, Fault.Place place, Object expected, Object found) {
        add(new Fault(kind, place, expected.toString(), found.toString()));
    }

    synchronized long count() {
        return count;
    }

    synchronized List<Fault> kept() {
        return List.copyOf(kept);
    }
}
