package io.modelog.events.model;

import static io.modelog.events.decider.Decision.accept;

import io.modelog.events.decider.Decision;
import io.modelog.events.model.ModelEvent.PromotionApproved;
import io.modelog.events.model.ModelEvent.PromotionRejected;
import io.modelog.events.model.ModelEvent.PromotionRequested;
import io.modelog.events.model.ModelEvent.PromotionWithdrawn;
import io.modelog.events.model.ModelRejection.OwnRequest;
import io.modelog.events.model.ModelRejection.RequestOpen;
import io.modelog.events.model.ModelRejection.RequestUnknown;
import io.modelog.events.model.ModelRejection.StageUnknown;
import io.modelog.events.model.VersionCommand.ApprovePromotion;
import io.modelog.events.model.VersionCommand.RejectPromotion;
import io.modelog.events.model.VersionCommand.RequestPromotion;
import io.modelog.events.model.VersionCommand.WithdrawPromotion;

/// Asking for a stage, and the answers of other people. A version has one open request per stage.
final class Requests {
    private Requests() {}

    static Decision<ModelEvent, ModelRejection> open(
            Model.Live model, Model.Version version, RequestPromotion command) {
        if (!model.stages().contains(command.stage())) {
            return Decision.reject(new StageUnknown(command.stage(), model.stages().names()));
        }
        var request = version.requests().get(command.stage());
        if (request == null) {
            return accept(
                    new PromotionRequested(version.number(), command.stage(), command.requester()));
        }
        return request.requester().equals(command.requester())
                ? accept()
                : Decision.reject(
                        new RequestOpen(version.number(), command.stage(), request.requester()));
    }

    static Decision<ModelEvent, ModelRejection> approve(
            Model.Version version, ApprovePromotion command) {
        var request = version.requests().get(command.stage());
        if (request == null) {
            return unknown(version, command.stage());
        }
        if (request.requester().equals(command.approver())) {
            return Decision.reject(
                    new OwnRequest(version.number(), command.stage(), request.requester()));
        }
        return request.approvers().contains(command.approver())
                ? accept()
                : accept(
                        new PromotionApproved(
                                version.number(),
                                command.stage(),
                                command.approver(),
                                command.comment()));
    }

    static Decision<ModelEvent, ModelRejection> reject(
            Model.Version version, RejectPromotion command) {
        return version.requests().containsKey(command.stage())
                ? accept(
                        new PromotionRejected(
                                version.number(),
                                command.stage(),
                                command.reviewer(),
                                command.comment()))
                : unknown(version, command.stage());
    }

    static Decision<ModelEvent, ModelRejection> withdraw(
            Model.Version version, WithdrawPromotion command) {
        return version.requests().containsKey(command.stage())
                ? accept(new PromotionWithdrawn(version.number(), command.stage()))
                : unknown(version, command.stage());
    }

    private static Decision<ModelEvent, ModelRejection> unknown(
            Model.Version version, Stage stage) {
        return Decision.reject(new RequestUnknown(version.number(), stage));
    }
}
