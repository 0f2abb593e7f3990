package io.modelog.projector.view;

import static io.modelog.projector.view.Table.LEFT_VERSIONS;
import static io.modelog.projector.view.Table.OPEN_PERIODS;
import static io.modelog.projector.view.Table.STAGE_PERIODS;

import io.modelog.events.log.EventEnvelope;
import io.modelog.events.model.Stage;
import io.modelog.projector.view.Table.Present;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an event makes of the periods in which the versions of a model held their stages. One that ends in the moment in
/// which it began, as within the transaction of a swap, leaves nothing.
record PeriodProjection(Rows rows, String model, EventEnvelope envelope) {
    void begin(Stage stage, long number) {
        var from = envelope.time();
        rows.put(
                STAGE_PERIODS,
                Keys.period(model, from, number),
                new StagePeriodView(
                        model,
                        number,
                        stage,
                        from,
                        envelope.actor().value(),
                        envelope.reason(),
                        null,
                        null,
                        null,
                        null));
        rows.put(OPEN_PERIODS, open(stage, from, number), Present.PRESENT);
    }

    /// @param version as it was, in a stage
    /// @param next null when it is deleted
    void end(VersionView version, @Nullable Stage next) {
        var stage = Objects.requireNonNull(version.stage());
        var from = Objects.requireNonNull(version.stageChangedAt());
        var key = Keys.period(model, from, version.number());
        rows.put(LEFT_VERSIONS, Keys.left(model, version.number(), envelope.sequence()), version);
        rows.delete(OPEN_PERIODS, open(stage, from, version.number()));
        if (envelope.time().isAfter(from)) {
            var period = rows.existing(STAGE_PERIODS, key, envelope).ended(next, envelope);
            rows.put(STAGE_PERIODS, key, period);
            PeriodIndex.add(rows, period);
        } else {
            rows.delete(STAGE_PERIODS, key);
        }
    }

    private Key open(Stage stage, Instant from, long number) {
        return Keys.openPeriod(stage.name(), Keys.micros(from), model, number);
    }
}
