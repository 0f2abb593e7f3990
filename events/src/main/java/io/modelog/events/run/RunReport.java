package io.modelog.events.run;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.PipelineName;
import io.modelog.events.id.StepName;
import io.modelog.events.id.Text;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a tool outside tells of a run in one OpenLineage event.
///
/// @param digest SHA-256 of the event, 64 lower-case hex digits
/// @param at when it happened, as the tool says, to the microsecond
/// @param status null when it does not say
/// @param step the one step of such a run
/// @param document the event as it was told, JSON, at most [#DOCUMENT_MAX] characters
public record RunReport(
        String digest,
        Instant at,
        @Nullable RunStatus status,
        PipelineName pipeline,
        StepName step,
        List<StepArtifact> inputs,
        List<StepArtifact> outputs,
        @Nullable String error,
        String document) {
    /// Longest event, in characters: that of a body over HTTP.
    public static final int DOCUMENT_MAX = 1 << 20;

    /// Most inputs, and most outputs, of one event.
    public static final int ARTIFACTS_MAX = 1000;

    public RunReport {
        Text.sha256("digest", digest);
        at = at.truncatedTo(ChronoUnit.MICROS);
        inputs = artifacts("inputs", inputs);
        outputs = artifacts("outputs", outputs);
        Text.longText("error", error);
        if (document.length() > DOCUMENT_MAX) {
            throw new InvalidValue(
                    "document",
                    "has %d characters; at most %d are allowed"
                            .formatted(document.length(), DOCUMENT_MAX));
        }
    }

    private static List<StepArtifact> artifacts(String field, List<StepArtifact> artifacts) {
        if (artifacts.size() > ARTIFACTS_MAX) {
            throw new InvalidValue(
                    field,
                    "has %d entries; at most %d are allowed"
                            .formatted(artifacts.size(), ARTIFACTS_MAX));
        }
        return List.copyOf(artifacts);
    }

    /// Whether it tells of an end.
    public boolean isEnd() {
        return status != null && status != RunStatus.RUNNING;
    }
}
