package io.modelog.projector.view;

import io.modelog.events.log.EventEnvelope;
import io.modelog.events.model.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A version that held a stage for a time.
///
/// @param version its number
/// @param from when it entered
/// @param to when it left or was deleted; null while it holds the stage
/// @param next the stage it went to; null while it holds this one, and when it was deleted
public record StagePeriodView(
        String model,
        long version,
        Stage stage,
        Instant from,
        String enteredBy,
        @Nullable String enteredReason,
        @Nullable Instant to,
        @Nullable String leftBy,
        @Nullable String leftReason,
        @Nullable Stage next) {
    StagePeriodView ended(@Nullable Stage toStage, EventEnvelope by) {
        return new StagePeriodView(
                model,
                version,
                stage,
                from,
                enteredBy,
                enteredReason,
                by.time(),
                by.actor().value(),
                by.reason(),
                toStage);
    }
}
