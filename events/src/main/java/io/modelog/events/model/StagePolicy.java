package io.modelog.events.model;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.metadata.MetadataRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a version must meet to enter a stage.
///
/// @param requires rules on its metadata
/// @param after a stage that it must have been in
/// @param approvals how many people other than the requester must approve
public record StagePolicy(List<MetadataRule> requires, @Nullable Stage after, int approvals) {
    public static final int RULES_MAX = 50;
    public static final int APPROVALS_MAX = 10;

    public StagePolicy {
        if (requires.size() > RULES_MAX) {
            throw new InvalidValue(
                    "requires",
                    "has %d entries; at most %d are allowed".formatted(requires.size(), RULES_MAX));
        }
        if (approvals < 0 || approvals > APPROVALS_MAX) {
            throw new InvalidValue(
                    "approvals", "is %d; 0 to %d are allowed".formatted(approvals, APPROVALS_MAX));
        }
        requires = List.copyOf(requires);
    }

    /// A rule that was not met, and what was found.
    ///
    /// @param rule `metadata`, `after` or `approvals`
    public record Failure(String rule, String detail) {}
}
