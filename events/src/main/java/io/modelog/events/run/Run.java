package io.modelog.events.run;

import io.modelog.events.id.StepName;
import org.pcollections.HashPMap;

/// A run as its decisions see it.
public sealed interface Run {
    record Unknown() implements Run {}

    record Started(RunStatus status, HashPMap<StepName, StepStatus> steps) implements Run {
        Started with(StepName step, StepStatus stepStatus) {
            return new Started(status, steps.plus(step, stepStatus));
        }
    }
}
