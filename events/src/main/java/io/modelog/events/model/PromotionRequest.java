package io.modelog.events.model;

import io.modelog.events.id.Actor;
import org.pcollections.HashTreePSet;
import org.pcollections.MapPSet;

/// An open request to let a version into a stage.
public record PromotionRequest(Actor requester, MapPSet<Actor> approvers) {
    static PromotionRequest by(Actor requester) {
        return new PromotionRequest(requester, HashTreePSet.empty());
    }

    PromotionRequest approvedBy(Actor approver) {
        return new PromotionRequest(requester, approvers.plus(approver));
    }
}
