package io.modelog.sdk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody asks for a version to be let into a stage; `comment` says why it was rejected.
///
/// {@snippet file=ClientVersions.java region=request}
public record PromotionRequest(
        String model,
        int version,
        Stage stage,
        RequestStatus status,
        String requester,
        @Nullable String reason,
        Instant requestedAt,
        List<Approval> approvals,
        @Nullable String closedBy,
        @Nullable String comment,
        @Nullable Instant closedAt) {
    public PromotionRequest {
        approvals = List.copyOf(approvals);
    }

    public record Approval(String approver, @Nullable String comment, Instant at) {}
}
