package io.modelog.audit.verify;

import java.util.List;

/// What an audit has come to.
///
/// @param checkpoints how many the tree was compared with
/// @param covered events in the last of them
/// @param faultCount of all faults, of which `faults` has the first thousand
public record Findings(
        long events,
        long streams,
        int partitions,
        int checkpoints,
        long covered,
        long faultCount,
        List<Fault> faults) {
    public Findings {
        faults = List.copyOf(faults);
    }

    public boolean clean() {
        return faultCount == 0;
    }
}
