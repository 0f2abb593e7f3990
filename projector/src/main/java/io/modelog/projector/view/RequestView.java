package io.modelog.projector.view;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The last request to let a version into a stage.
///
/// @param status `open`, `rejected`, `withdrawn` or `promoted`
/// @param comment of the rejection
/// @param sequence of the last event that changed this row
public record RequestView(
        String model,
        long version,
        String stage,
        String status,
        String requester,
        @Nullable String reason,
        Instant requestedAt,
        List<ApprovalView> approvals,
        @Nullable String closedBy,
        @Nullable String comment,
        @Nullable Instant closedAt,
        long sequence)
        implements RecentRows.Sequenced {
    public record ApprovalView(String approver, @Nullable String comment, Instant at) {}

    boolean isOpen() {
        return status.equals("open");
    }

    RequestView approved(ApprovalView approval, long newSequence) {
        return new RequestView(
                model,
                version,
                stage,
                status,
                requester,
                reason,
                requestedAt,
                Stream.concat(approvals.stream(), Stream.of(approval)).toList(),
                null,
                null,
                null,
                newSequence);
    }

    RequestView closed(
            String newStatus, String by, @Nullable String why, Instant at, long newSequence) {
        return new RequestView(
                model,
                version,
                stage,
                newStatus,
                requester,
                reason,
                requestedAt,
                approvals,
                by,
                why,
                at,
                newSequence);
    }
}
