package io.modelog.events.run;

import io.modelog.events.id.StepName;

/// Why a command on a run is refused.
public sealed interface RunRejection {
    record RunUnknown() implements RunRejection {}

    record RunExists() implements RunRejection {}

    record RunFinished(RunStatus status) implements RunRejection {}

    record StepUnknown(StepName step) implements RunRejection {}

    record StepExists(StepName step) implements RunRejection {}

    record StepFinished(StepName step, StepStatus status) implements RunRejection {}

    /// It is running.
    record DeletionGuarded() implements RunRejection {}

    /// @param what `metadata`
    record LimitExceeded(String what, int limit) implements RunRejection {}
}
