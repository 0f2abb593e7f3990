package io.modelog.api.run;

import io.modelog.api.http.Fields;
import io.modelog.events.id.StepName;
import io.modelog.events.id.Text;
import io.modelog.events.run.RunCommand;
import io.modelog.events.run.StepArtifact;
import io.modelog.events.run.StepStatus;
import java.util.List;

/// How a request ends a step, and what the step gives.
///
/// @param error empty unless it failed
record StepEnd(StepName step, StepStatus status, String error, List<StepOutput> outputs) {
    /// Most outputs of one step.
    static final int OUTPUTS_MAX = 100;

    static StepEnd of(StepName step, Fields body) {
        var outputs = body.objects("outputs", StepOutput.NAMES, StepOutput::of);
        if (outputs.size() > OUTPUTS_MAX) {
            throw body.invalid(
                    "outputs",
                    "has %d entries; at most %d are allowed"
                            .formatted(outputs.size(), OUTPUTS_MAX));
        }
        var status = body.required("status", StepStatus::parse);
        return switch (status) {
            case RUNNING ->
                    throw body.invalid(
                            "status", "is 'running'; a step ends completed, cached or failed");
            case COMPLETED, CACHED -> {
                if (body.text("error") != null) {
                    throw body.invalid("error", "goes with status 'failed' only");
                }
                yield new StepEnd(step, status, "", outputs);
            }
            case FAILED -> {
                if (!outputs.isEmpty()) {
                    throw body.invalid("outputs", "do not go with status 'failed'");
                }
                yield new StepEnd(step, status, error(body), outputs);
            }
        };
    }

    private static String error(Fields body) {
        var error = body.required("error", text -> text);
        return body.checked(() -> {
            Text.longText("error", error);
            return error;
        });
    }

    /// @param given the outputs as artifact versions
    RunCommand.EndStep command(List<StepArtifact> given) {
        return switch (status) {
            case COMPLETED -> new RunCommand.CompleteStep(step, given);
            case CACHED -> new RunCommand.CacheStep(step, given);
            case FAILED -> new RunCommand.FailStep(step, error);
            case RUNNING -> throw new IllegalStateException("it has not ended");
        };
    }
}
