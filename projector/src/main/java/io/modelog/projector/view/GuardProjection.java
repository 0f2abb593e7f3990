package io.modelog.projector.view;

import static io.modelog.projector.view.Table.MODELS;
import static io.modelog.projector.view.Table.REQUESTS;
import static io.modelog.projector.view.Table.STAGES;
import static io.modelog.projector.view.Table.VERSIONS;

import io.modelog.events.log.EventEnvelope;
import io.modelog.events.model.ModelEvent.GuardEvent;
import io.modelog.events.model.ModelEvent.PromotionApproved;
import io.modelog.events.model.ModelEvent.PromotionRefused;
import io.modelog.events.model.ModelEvent.PromotionRejected;
import io.modelog.events.model.ModelEvent.PromotionRequested;
import io.modelog.events.model.ModelEvent.PromotionWithdrawn;
import io.modelog.events.model.ModelEvent.StagePolicyChanged;
import io.modelog.events.model.ModelEvent.StagesDefined;
import io.modelog.events.model.ModelEvent.VersionStageChanged;
import io.modelog.projector.view.RequestView.ApprovalView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an event makes of the stages of a model and of the requests for them.
record GuardProjection(Rows rows, String model, EventEnvelope envelope) {
    void apply(GuardEvent event) {
        switch (event) {
            case StagesDefined(var stages) -> put(stages().defined(stages));
            case StagePolicyChanged(var stage, var policy) ->
                    put(stages().guarded(stage.name(), policy));
            case PromotionRequested e -> request(e);
            case PromotionApproved e -> approve(e);
            case PromotionRejected e ->
                    close(e.number(), e.stage().name(), "rejected", e.comment());
            case PromotionWithdrawn e -> close(e.number(), e.stage().name(), "withdrawn", null);
            case PromotionRefused _ -> {} // history tells of it
        }
    }

    /// A version that enters a stage needs no request for it any more.
    void entered(VersionStageChanged event) {
        var request = rows.get(REQUESTS, key(event.number(), event.to().name()));
        if (request != null && request.isOpen()) {
            close(event.number(), event.to().name(), "promoted", null);
        }
    }

    private StagesRow stages() {
        return StagesRow.orStandard(rows.get(STAGES, Keys.name(model)));
    }

    private void put(StagesRow stages) {
        rows.put(STAGES, Keys.name(model), stages);
        var old = rows.existing(MODELS, Keys.name(model), envelope);
        rows.put(MODELS, Keys.name(model), old.changed(old.tags(), stages.names(), envelope));
    }

    private void request(PromotionRequested event) {
        put(
                new RequestView(
                        model,
                        event.number(),
                        event.stage().name(),
                        "open",
                        event.requester().value(),
                        envelope.reason(),
                        envelope.time(),
                        List.of(),
                        null,
                        null,
                        null,
                        envelope.sequence()));
    }

    private void approve(PromotionApproved event) {
        var request = rows.existing(REQUESTS, key(event.number(), event.stage().name()), envelope);
        var approval = new ApprovalView(event.approver().value(), event.comment(), envelope.time());
        put(request.approved(approval, envelope.sequence()));
    }

    private void close(long number, String stage, String status, @Nullable String comment) {
        var request = rows.existing(REQUESTS, key(number, stage), envelope);
        put(
                request.closed(
                        status,
                        envelope.actor().value(),
                        comment,
                        envelope.time(),
                        envelope.sequence()));
    }

    private void put(RequestView request) {
        rows.put(REQUESTS, key(request.version(), request.stage()), request);
        var version = Keys.version(model, request.version());
        var old = rows.existing(VERSIONS, version, envelope);
        rows.put(VERSIONS, version, old.counting(old.artifacts(), old.runs(), envelope));
    }

    private Key key(long number, String stage) {
        return Keys.request(model, number, stage);
    }
}
