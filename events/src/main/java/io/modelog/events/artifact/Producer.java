package io.modelog.events.artifact;

import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.id.Text;

/// The step output that made an artifact version.
public record Producer(RunId run, StepName step, String output) {
    public Producer {
        Text.shortText("output", output);
    }
}
