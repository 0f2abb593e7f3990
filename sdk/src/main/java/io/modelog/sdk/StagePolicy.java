package io.modelog.sdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a version must show before it gets into a stage: metadata (`accuracy >= 0.9`, or `data_card` for any value), a
/// stage that it has been in, and so many approvals by people other than the requester.
///
/// {@snippet file=ClientStages.java region=define}
public record StagePolicy(List<String> requires, @Nullable Stage after, int approvals) {
    public static final StagePolicy NONE = new StagePolicy(List.of(), null, 0);

    public StagePolicy {
        requires = List.copyOf(requires);
    }

    public StagePolicy withRequires(List<String> rules) {
        return new StagePolicy(rules, after, approvals);
    }

    public StagePolicy withAfter(Stage stage) {
        return new StagePolicy(requires, stage, approvals);
    }

    /// From 0 to 10.
    public StagePolicy withApprovals(int people) {
        return new StagePolicy(requires, after, people);
    }
}
